import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  gradeRowOf,
  needsSupportIn,
  newestAnswers,
  packedAnswer,
} from "../../worker/departments/packedAnswers.ts";
import { testDatabase } from "../support/database.ts";

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  city = await testDatabase();
});
afterAll(() => city.close());

const answer = fc.record({
  goalRow: fc.integer({ min: 1, max: 399_999_999 }),
  version: fc.integer({ min: 1, max: 9_999 }),
  gradeRow: fc.integer({ min: 1, max: 999 }),
  needsSupport: fc.boolean(),
});

test("of each goal the newest version is found again, in whatever order they come", async () => {
  const key = ({ goalRow, version }: { goalRow: number; version: number }) => `${goalRow} ${version}`;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(answer, { selector: key, minLength: 1 }), async (answers) => {
      const [packed] = await city.db.all<{ answers: string }>(sql`
        SELECT json_group_array(${packedAnswer({
          goalRow: sql`value ->> 'goalRow'`,
          version: sql`value ->> 'version'`,
          gradeRow: sql`value ->> 'gradeRow'`,
          needsSupport: sql`value ->> 'needsSupport'`,
        })}) AS answers
        FROM json_each(${JSON.stringify(answers)})`);
      const newest = newestAnswers(packed?.answers ?? "[]");
      const groups = Map.groupBy(answers, ({ goalRow }) => goalRow);
      expect([...newest.keys()].toSorted()).toEqual([...groups.keys()].toSorted());
      for (const [goalRow, versions] of groups) {
        const [last] = versions.toSorted((a, b) => b.version - a.version);
        const found = newest.get(goalRow) ?? 0;
        expect([gradeRowOf(found), needsSupportIn(found)]).toEqual([last?.gradeRow, last?.needsSupport]);
      }
    }),
    { numRuns: 40 },
  );
});
