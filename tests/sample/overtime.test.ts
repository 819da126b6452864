import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSampleCity } from "../../db/sample/load.ts";
import { limitStatus, limitsFrom } from "../../worker/domain/overtime/limits.ts";
import { addMonths } from "../../worker/domain/overtime/month.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

const LIMITS = limitsFrom(DEFAULT_SETTINGS.overtimeLimits, DEFAULT_SETTINGS.overtimeWarnings);

/** A day in the middle of a month, its first working day, and the day after a round was due. */
describe.each(["2026-11-21", "2026-10-01", "2026-10-06", "2027-02-26"])(
  "overtime of the sample city on %s",
  (today) => {
    const month = today.slice(0, 7);
    let db: Awaited<ReturnType<typeof testDatabase>>["db"];
    let close: () => void;

    beforeAll(async () => {
      const opened = await testDatabase();
      db = opened.db;
      close = opened.close;
      await loadSampleCity({ ...testContext(db), now: Date.parse(`${today}T10:00:00+09:00`) });
    }, 60_000);
    afterAll(() => close());

    test("every evening is one of somebody who had a post there, and none is of today or later", async () => {
      const strays = await db.all(sql`
      SELECT 1 FROM overtime_days d WHERE d.day >= ${today} OR NOT EXISTS (
        SELECT 1 FROM posts p WHERE p.staff_id = d.staff_id AND p.unit_id = d.unit_id AND p.valid_from <= d.day
          AND (p.valid_to IS NULL OR p.valid_to >= d.day))`);
      expect(strays).toEqual([]);
    });

    test("what is recorded agrees with what was said of the order", async () => {
      const differing = await db.all(sql`
      SELECT 1 FROM overtime_results r JOIN overtime_orders o ON o.order_id = r.order_id
      LEFT JOIN overtime_days d ON d.staff_id = o.staff_id AND d.day = o.day
      WHERE coalesce(d.minutes, 0) <> r.until_minutes - r.from_minutes - r.break_minutes`);
      expect(differing).toEqual([]);
    });

    test("only one section used more than it was given, in every month behind", async () => {
      const rows = await db.all<{ name: string; over: number; months: number }>(sql`
      SELECT u.name AS name, count(*) AS months, sum(used > a.minutes) AS over
      FROM (SELECT unit_id, substr(day, 1, 7) AS month, sum(minutes) AS used FROM overtime_days
            WHERE day < ${`${month}-01`} GROUP BY 1, 2) d
      JOIN allotments a ON a.unit_id = d.unit_id AND a.month = d.month
      JOIN units u ON u.id = d.unit_id GROUP BY u.id`);
      expect(rows.filter(({ over }) => over > 0).map(({ name }) => name)).toEqual(["子育て支援課"]);
      for (const { over, months } of rows.filter(({ name }) => name === "子育て支援課"))
        expect(over).toBe(months);
    });

    test("one person is near the average of 80 hours and nobody is over a limit", async () => {
      const rows = await db.all<{ staffNumber: string; month: string; minutes: number; section: string }>(sql`
      SELECT s.staff_number AS staffNumber, substr(d.day, 1, 7) AS month, sum(d.minutes) AS minutes, u.name AS section
      FROM overtime_days d JOIN staff s ON s.id = d.staff_id JOIN units u ON u.id = d.unit_id GROUP BY 1, 2`);
      const standing = [...Map.groupBy(rows, (row) => row.staffNumber).values()].map((own) => {
        const minutes = Object.fromEntries(own.map((row) => [row.month, row.minutes]));
        const regime = own[0]?.section === "福祉総務課" ? ("demanding" as const) : ("ordinary" as const);
        const person = { minutes, special: {}, stays: [{ from: "2026-04-01", until: null, regime }] };
        return {
          now: limitStatus(person, month, LIMITS),
          before: limitStatus(person, addMonths(month, -1), LIMITS),
        };
      });
      const averages = standing.filter(({ before }) =>
        before.limits.some(({ kind, used }) => kind === "average" && used >= 75 * 60),
      );
      expect(averages).toHaveLength(1);
      expect(standing.filter(({ now, before }) => now.level === "over" || before.level === "over")).toEqual(
        [],
      );
    });

    test("the person near the average goes on as before in the month that runs", async () => {
      const [row] = await db.all<{ minutes: number | null; days: number }>(sql`
      SELECT sum(d.minutes) AS minutes, count(*) AS days FROM overtime_days d JOIN staff s ON s.id = d.staff_id
      WHERE s.staff_number = '10103' AND d.day >= ${`${month}-01`}`);
      expect(row?.minutes ?? 0).toBeGreaterThanOrEqual(200 * (row?.days ?? 0));
    });

    test("last evening waits to be confirmed, and applications wait on three boards", async () => {
      const [counts] = await db.all<{ unsettled: number; boards: number }>(sql`
      SELECT (SELECT count(*) FROM overtime_orders o WHERE o.state = 'ordered' AND o.day < ${today}
                AND NOT EXISTS (SELECT 1 FROM overtime_results r WHERE r.order_id = o.order_id)) AS unsettled,
             (SELECT count(DISTINCT unit_id) FROM overtime_orders WHERE state = 'applied') AS boards`);
      expect(counts?.unsettled).toBeGreaterThan(4);
      expect(counts?.boards).toBe(3);
    });
  },
);
