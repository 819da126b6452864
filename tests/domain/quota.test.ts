import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf } from "../../worker/domain/calendar.ts";
import type { ReportDuty } from "../../worker/domain/duty.ts";
import { laterNeed, noNeed, totalNeed } from "../../worker/domain/forecast.ts";
import { fitQuota, QUOTA_CLASSES, type QuotaClass } from "../../worker/domain/quota.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const of = (...classes: QuotaClass[]) => classes.map((quotaClass, index) => ({ quotaClass, id: index }));
const classes = (digests: { quotaClass: QuotaClass }[]) => digests.map((digest) => digest.quotaClass);

describe("a quota that does not reach", () => {
  it("is spent on what is urgent, then deadlines, reminders, points", () => {
    const digests = of("points", "reminders", "deadlines", "urgent");
    const { fits, held } = fitQuota(digests, { limit: 10, used: 8 }, noNeed());
    expect(classes(fits)).toEqual(["deadlines", "urgent"]);
    expect(classes(held)).toEqual(["points", "reminders"]);
  });

  it("keeps what later deadlines of the month will need from today's points", () => {
    const later = { ...noNeed(), deadlines: 3 };
    expect(classes(fitQuota(of("points", "points"), { limit: 10, used: 6 }, later).fits)).toEqual(["points"]);
    expect(classes(fitQuota(of("deadlines"), { limit: 10, used: 9 }, later).fits)).toEqual(["deadlines"]);
  });

  it.each([
    ["without a limit", { limit: null, used: 5000 }],
    ["without an answer from LINE", null],
  ])("does not exist %s", (_name, quota) => {
    expect(fitQuota(of("points"), quota, { ...noNeed(), deadlines: 9 }).held).toEqual([]);
  });

  it("never lets a later class go where an earlier one is held, nor more than there is", () => {
    const someClass = fc.constantFrom(...QUOTA_CLASSES);
    const count = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(
        fc.array(someClass, { maxLength: 30 }),
        count,
        count,
        fc.record({ urgent: count, deadlines: count, reminders: count, points: count }),
        (some, limit, used, later) => {
          const digests = of(...some);
          const { fits, held } = fitQuota(digests, { limit, used }, later);
          expect(fits.length).toBeLessThanOrEqual(Math.max(0, limit - used));
          expect([...fits, ...held].map(({ id }) => id).sort()).toEqual(digests.map(({ id }) => id).sort());
          const place = (quotaClass: QuotaClass) => QUOTA_CLASSES.indexOf(quotaClass);
          for (const { quotaClass } of held) {
            expect(fits.every((fit) => place(fit.quotaClass) <= place(quotaClass))).toBe(true);
          }
        },
      ),
    );
  });
});

describe("the need of the rest of the month", () => {
  const duty = (unit: string, assignees: string[]): ReportDuty => ({
    kind: "report",
    key: `report:r:${unit}`,
    round: { id: "r", fiscalYear: 2026, quarter: 2, opensOn: "2026-09-18", dueOn: "2026-10-07" },
    unit: { id: unit, name: unit },
    total: 8,
    answered: 0,
    nextGoalId: null,
    dueOn: "2026-10-07",
    assignees,
    absent: [],
    superiors: [{ staffId: "head", role: "director", distance: 1, since: "2026-04-01" }],
  });
  const facts = {
    ladders: DEFAULT_SETTINGS.ladders,
    calendar: calendarOf(),
    reach: new Map(),
    upcoming: [],
  };

  it("counts each person once a day, superiors on the late rungs", () => {
    const duties = [duty("u", ["a"]), duty("v", ["a", "b"])];
    // 10/6, 10/7: a and b; 10/9 and 10/14: a, b and the director.
    const need = laterNeed({ ...facts, duties, today: "2026-10-05" });
    expect(need).toEqual({ urgent: 0, deadlines: 10, reminders: 0, points: 0 });
  });

  it("ends with the month and leaves out whom the bot cannot reach", () => {
    const duties = [duty("u", ["a", "b"])];
    const reach = new Map([["b", "blocked" as const]]);
    const need = laterNeed({ ...facts, duties, reach, today: "2026-09-18" });
    expect(need).toEqual({ urgent: 0, deadlines: 0, reminders: 1, points: 0 });
  });

  it("adds what will be asked later in the month", () => {
    const upcoming = [{ day: "2026-10-12", quotaClass: "points" as const, people: 27 }];
    expect(totalNeed(laterNeed({ ...facts, duties: [], upcoming, today: "2026-10-05" }))).toBe(27);
  });
});
