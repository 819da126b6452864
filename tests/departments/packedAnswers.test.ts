import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  gradeRowOf,
  needsSupportIn,
  newestAnswers,
  packedAnswers,
} from "../../worker/departments/packedAnswers.ts";
import { testDatabase } from "../support/database.ts";

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  city = await testDatabase();
});
afterAll(() => city.close());

const UNANSWERED = 400_000_000;

const answer = fc.record({
  goalRow: fc.integer({ min: 1, max: UNANSWERED - 1 }),
  version: fc.integer({ min: 1, max: 9_999 }),
  gradeRow: fc.integer({ min: 1, max: 999 }),
  needsSupport: fc.boolean(),
});

test("of each goal the newest version is found again, in whatever order they come", async () => {
  const key = ({ goalRow, version }: { goalRow: number; version: number }) => `${goalRow} ${version}`;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(answer, { selector: key, minLength: 1 }), async (answers) => {
      const [packed] = await city.db.all<{ answers: string }>(sql`
        SELECT ${packedAnswers(
          {
            goalRow: sql`value ->> 'goalRow'`,
            gradeRow: sql`value ->> 'gradeRow'`,
            needsSupport: sql`value ->> 'needsSupport'`,
          },
          sql`FROM json_each(${JSON.stringify(answers)})`,
          sql`value ->> 'version'`,
        )} AS answers`);
      const groups = [...Map.groupBy(answers, ({ goalRow }) => goalRow)];
      const places = new Map([UNANSWERED, ...groups.map(([goalRow]) => goalRow)].map((row, n) => [row, n]));
      const [unanswered, ...newest] = newestAnswers(packed?.answers, places);
      expect(unanswered).toBeUndefined();
      expect(newest.map((found = 0) => [gradeRowOf(found), needsSupportIn(found)])).toEqual(
        groups.map(([, versions]) => {
          const [last] = versions.toSorted((a, b) => b.version - a.version);
          return [last?.gradeRow, last?.needsSupport];
        }),
      );
    }),
    { numRuns: 40 },
  );
});
