import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  goalRowOf,
  gradeRowOf,
  needsSupportIn,
  packedAnswer,
} from "../../worker/departments/packedAnswers.ts";
import { testDatabase } from "../support/database.ts";

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  city = await testDatabase();
});
afterAll(() => city.close());

const answer = fc.record({
  goalRow: fc.integer({ min: 1, max: 4_000_000_000_000 }),
  gradeRow: fc.integer({ min: 1, max: 999 }),
  needsSupport: fc.boolean(),
});

test("what the database packs is found again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1 }), async (answers) => {
      const [packed] = await city.db.all<{ answers: string }>(sql`
        SELECT json_group_array(${packedAnswer({
          goalRow: sql`value ->> 'goalRow'`,
          gradeRow: sql`value ->> 'gradeRow'`,
          needsSupport: sql`value ->> 'needsSupport'`,
        })}) AS answers
        FROM json_each(${JSON.stringify(answers)})`);
      const found = (JSON.parse(packed?.answers ?? "[]") as number[]).map((each) => ({
        goalRow: goalRowOf(each),
        gradeRow: gradeRowOf(each),
        needsSupport: needsSupportIn(each),
      }));
      expect(found).toEqual(answers);
    }),
    { numRuns: 40 },
  );
});
