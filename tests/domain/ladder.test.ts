import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, tokyoDate } from "../../worker/domain/civilDate.ts";
import { type ReadDuty, type ReportDuty, reportersOf, type TroubleDuty } from "../../worker/domain/duty.ts";
import { climbLadder, type LadderFacts, rungKey, snoozeKey } from "../../worker/domain/ladder.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const report: ReportDuty = {
  kind: "report",
  key: "report:r:u",
  round: { id: "r", fiscalYear: 2026, quarter: 2, opensOn: "2026-09-18", dueOn: "2026-10-07" },
  unit: { id: "u", name: "市民課" },
  total: 8,
  answered: 5,
  nextGoalId: "g6",
  dueOn: "2026-10-07",
  assignees: ["a"],
  absent: [],
  superiors: [
    { staffId: "head", role: "chief", distance: 1, since: "2026-04-01" },
    { staffId: "director", role: "director", distance: 2, since: "2026-04-01" },
  ],
};
const read: ReadDuty = {
  kind: "read",
  key: "read:p",
  point: { id: "p", policyTitle: "市政運営の基本方針", path: "3(3)", shortForm: "正確に、早く公表する" },
  quarter: 3,
  askedOn: "2026-10-05",
  dueOn: "2026-10-09",
  assignees: ["a"],
  readers: ["b"],
};
const trouble: TroubleDuty = {
  kind: "trouble",
  key: "trouble:batches:2026-09-18",
  trouble: { kind: "batches", failed: 1, uncertain: 0 },
  since: "2026-09-18",
  dueOn: "2026-09-18",
  assignees: ["admin"],
};
const at = (minute: string) => Date.parse(`${minute}:00+09:00`);
const morning = (day: string) => at(`${day}T09:00`);
const facts: LadderFacts = {
  duties: [report],
  ladders: DEFAULT_SETTINGS.ladders,
  calendar: calendarOf(),
  now: morning("2026-09-18"),
  ownCalendars: new Map(),
  absences: new Map(),
  reach: new Map(),
  past: new Map(),
  spokenTo: new Set(),
  capped: new Set(),
  snoozes: new Map(),
  calls: new Map(),
};
const climb = (change: Partial<LadderFacts>) => {
  const plan = climbLadder({ ...facts, ...change });
  return {
    nudged: plan.nudges.map(({ staffId, rung }) => `${staffId} ${rung}`),
    nudges: plan.nudges,
    why: plan.others.map(({ why }) => why),
  };
};
const on = (day: string, change: Partial<LadderFacts> = {}) => climb({ now: morning(day), ...change });
const past = (...rungs: string[]) =>
  new Map(rungs.map((rung) => [rungKey(report.key, rung), new Set(["a"])]));

describe("a report duty", () => {
  it.each([
    ["the day the round opens", "2026-09-18", "a opens"],
    ["five working days before", "2026-09-30", "a -5"],
    ["the working day before", "2026-10-06", "a -1"],
    ["the due day", "2026-10-07", "a day"],
  ])("is spoken of on %s", (_name, day, nudge) => {
    expect(on(day).nudged).toEqual([nudge]);
  });

  it("is told to the superior two working days after, and to the director four after", () => {
    expect(on("2026-10-09").nudges).toMatchObject([
      { staffId: "head", rung: "+2", as: "superior" },
      { staffId: "a", rung: "+2", as: "assignee" },
    ]);
    expect(on("2026-10-14").nudges).toMatchObject([
      { staffId: "director", rung: "+4", as: "superior" },
      { staffId: "a", rung: "+4", as: "assignee" },
    ]);
  });

  it("that was late before a superior took the post is not told to that superior", () => {
    const superiors = [{ staffId: "new", role: "chief", distance: 1, since: "2026-10-08" } as const];
    expect(on("2026-10-09", { duties: [{ ...report, superiors }] }).nudged).toEqual(["a +2"]);
    const sinceDue = superiors.map((superior) => ({ ...superior, since: report.dueOn }));
    expect(on("2026-10-09", { duties: [{ ...report, superiors: sinceDue }] }).nudged).toEqual([
      "new +2",
      "a +2",
    ]);
  });

  it("is not announced before the round opens", () => {
    expect(on("2026-09-17").why).toEqual([{ reason: "notYet", on: "2026-09-18" }]);
  });

  it("is announced later when the opening day was missed, and only the newest rung is said", () => {
    expect(on("2026-09-29").nudged).toEqual(["a opens"]);
    expect(on("2026-10-07").nudged).toEqual(["a day"]);
  });

  it("is quiet between the rungs", () => {
    expect(on("2026-09-25", { past: past("opens") }).why).toEqual([{ reason: "alreadyNudged" }]);
  });

  it("waits for the next opening on a closed day and outside the hours", () => {
    expect(on("2026-09-19").why).toEqual([{ reason: "closed", opensAt: at("2026-09-24T08:30") }]);
    expect(climb({ now: at("2026-09-18T07:00") }).why).toEqual([
      { reason: "closed", opensAt: at("2026-09-18T08:30") },
    ]);
    expect(climb({ now: at("2026-09-18T17:15") }).why).toEqual([
      { reason: "closed", opensAt: at("2026-09-24T08:30") },
    ]);
  });

  it("says 今日が締切 on the day only", () => {
    expect(on("2026-10-08").why).toEqual([{ reason: "notYet", on: "2026-10-09" }]);
    expect(climb({ now: at("2026-10-07T18:00") }).why).toEqual([{ reason: "notYet", on: "2026-10-09" }]);
  });

  it("is left alone when the last rung is a week ago", () => {
    expect(on("2026-10-21").nudged).toEqual(["director +4", "a +4"]);
    expect(on("2026-10-22").why).toEqual([{ reason: "passed", on: "2026-10-21" }]);
  });

  it("stops the moment everything is answered", () => {
    const done = { ...report, answered: 8, nextGoalId: null };
    expect(on("2026-10-14", { duties: [done] }).why).toEqual([{ reason: "done" }]);
  });

  it("has only the rungs the city has chosen", () => {
    const ladders = { ...DEFAULT_SETTINGS.ladders, report: [{ at: 0 }] };
    expect(on("2026-09-18", { ladders }).why).toEqual([{ reason: "notYet", on: "2026-10-07" }]);
    expect(on("2026-09-18", { ladders: { ...ladders, report: [] } }).why).toEqual([{ reason: "noRung" }]);
  });
});

describe("who can be reached", () => {
  it.each([
    ["without a LINE account", "notLinked" as const],
    ["who blocked the bot", "blocked" as const],
  ])("somebody %s gets nothing", (_name, reach) => {
    expect(climb({ reach: new Map([["a", reach]]) }).why).toEqual([{ reason: reach }]);
  });

  it("somebody spoken to today waits for the next working day", () => {
    expect(climb({ spokenTo: new Set(["a"]) }).why).toEqual([{ reason: "oneADay" }]);
  });

  it("what has no sense tomorrow is not put off for somebody spoken to today", () => {
    expect(on("2026-10-07", { spokenTo: new Set(["a"]) }).why).toEqual([
      { reason: "notYet", on: "2026-10-09" },
    ]);
  });

  it("somebody at the city's limit of the month gets no more of the day's messages", () => {
    expect(climb({ capped: new Set(["a"]) }).why).toEqual([{ reason: "monthlyCap" }]);
  });

  it("somebody whose place of work keeps other hours is spoken to in those", () => {
    const library = {
      ...calendarOf(),
      weekdays: new Set([0, 2, 3, 4, 5, 6]),
      opensOnHolidays: true,
      hours: { from: "09:30", to: "19:00" },
    };
    const ownCalendars = new Map([["a", library]]);
    expect(on("2026-09-19", { ownCalendars, now: at("2026-09-19T10:00") }).nudged).toEqual(["a opens"]);
    expect(climb({ ownCalendars, now: at("2026-09-18T09:00") }).why).toEqual([
      { reason: "closed", opensAt: at("2026-09-18T09:30") },
    ]);
  });
});

describe("an absence", () => {
  const absences = new Map([["a", { untilDay: "2026-09-25", deputyId: "deputy" }]]);
  const absent = [{ staffId: "a", untilDay: "2026-09-25", standInId: "deputy" }];

  it("has the deputy asked instead", () => {
    const plan = climb({ absences, duties: [{ ...report, absent }] });
    expect(plan.nudges).toMatchObject([{ staffId: "deputy", as: "standIn", rung: "opens" }]);
    expect(plan.why).toEqual([{ reason: "absent", untilDay: "2026-09-25", standInId: "deputy" }]);
  });

  it("has nobody read in one's place", () => {
    const plan = on("2026-10-05", { duties: [read], absences });
    expect(plan.nudged).toEqual([]);
    expect(plan.why).toContainEqual({ reason: "absent", untilDay: "2026-09-25", standInId: null });
  });

  it("spares a superior, too", () => {
    const away = new Map([["head", { untilDay: "2026-10-30", deputyId: null }]]);
    expect(on("2026-10-09", { absences: away }).nudged).toEqual(["a +2"]);
  });
});

describe("a snooze", () => {
  const snoozed = (until: number, isAnswered = false) =>
    new Map([[snoozeKey(report.key, "a"), { id: "s", until, isAnswered }]]);
  const until = at("2026-09-18T16:00");

  it("keeps the bot quiet until its time, rungs included", () => {
    expect(climb({ snoozes: snoozed(until) }).why).toEqual([{ reason: "snoozed", until }]);
  });

  it("brings the reminder at its time although the day's message was sent", () => {
    const plan = climb({
      snoozes: snoozed(until),
      now: until,
      past: past("opens"),
      spokenTo: new Set(["a"]),
    });
    expect(plan.nudges).toMatchObject([{ rung: "asked:s", occasion: "asked" }]);
  });

  it("is answered by the next rung where both come at once", () => {
    const plan = on("2026-10-06", { snoozes: snoozed(morning("2026-10-06")), past: past("-5") });
    expect(plan.nudges).toMatchObject([{ rung: "-1", occasion: "daily" }]);
  });

  it("is not repeated, and not kept after the due day", () => {
    const quiet = { past: past("opens"), now: until };
    expect(climb({ ...quiet, snoozes: snoozed(until, true) }).why).toEqual([{ reason: "alreadyNudged" }]);
    expect(on("2026-10-08", { snoozes: snoozed(until) }).nudged).toEqual([]);
    const dueMorning = { now: morning("2026-10-07"), past: past("day") };
    expect(climb({ ...dueMorning, snoozes: snoozed(until) }).nudges).toMatchObject([{ rung: "asked:s" }]);
  });

  it("that could not be met by the due day does not hold back the late calls", () => {
    const late = on("2026-10-09", { snoozes: snoozed(at("2026-10-07T16:00")) });
    expect(late.nudged).toEqual(["head +2", "a +2"]);
  });
});

describe("what is urgent", () => {
  it("comes on top of the day's message, once", () => {
    const plan = climb({ duties: [trouble], spokenTo: new Set(["admin"]) });
    expect(plan.nudges).toMatchObject([{ staffId: "admin", occasion: "urgent", quotaClass: "urgent" }]);
    const made = new Map([[rungKey(trouble.key, "opens"), new Set(["admin"])]]);
    expect(climb({ duties: [trouble], past: made }).why).toEqual([{ reason: "alreadyNudged" }]);
  });

  it("waits for the morning like everything else", () => {
    expect(climb({ duties: [trouble], now: at("2026-09-18T22:00") }).nudged).toEqual([]);
  });
});

describe("the week's point", () => {
  it("goes to those who have not read it", () => {
    const plan = on("2026-10-05", { duties: [read] });
    expect(plan.nudged).toEqual(["a quarter3"]);
    expect(plan.why).toEqual([{ reason: "done" }]);
  });

  it("comes later in the week when Monday's tick was missed, and not after the week", () => {
    expect(on("2026-10-08", { duties: [read] }).nudged).toEqual(["a quarter3"]);
    expect(on("2026-10-10", { duties: [read] }).why[0]).toEqual({ reason: "passed", on: "2026-10-09" });
  });
});

describe("the whole ladder", () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((n) => at("2026-09-01T00:00") + n * 60_000);
  const someOf = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined });

  it("accounts for everybody of every duty exactly once, whatever the facts", () => {
    fc.assert(
      fc.property(
        fc.record({
          now: minutes,
          reach: fc.constantFrom("blocked", "notLinked", undefined),
          isAbsent: fc.boolean(),
          spokenTo: someOf("a"),
          capped: someOf("a"),
          until: fc.option(minutes, { nil: undefined }),
          isAnswered: fc.boolean(),
          made: fc.subarray(["opens", "-5", "-1", "day", "+2", "+4"]),
          calledAt: fc.option(minutes, { nil: undefined }),
        }),
        ({ now, reach, isAbsent, spokenTo, capped, until, isAnswered, made, calledAt }) => {
          const plan = climbLadder({
            ...facts,
            duties: [report, read],
            now,
            reach: new Map(reach ? [["a", reach]] : []),
            absences: new Map(isAbsent ? [["a", { untilDay: tokyoDate(now), deputyId: null }]] : []),
            spokenTo: new Set(spokenTo ? [spokenTo] : []),
            capped: new Set(capped ? [capped] : []),
            snoozes: new Map(
              until === undefined ? [] : [[snoozeKey(report.key, "a"), { id: "s", until, isAnswered }]],
            ),
            past: past(...made),
            calls: new Map(calledAt === undefined ? [] : [[report.key, calledAt]]),
          });
          const told = [
            ...plan.nudges.map(({ duty, staffId }) => `${duty.key} ${staffId}`),
            ...plan.others.map(({ duty, staffId }) => `${duty.key} ${staffId}`),
          ].filter((line) => /[ab]$/.test(line));
          expect(told.sort()).toEqual(["read:p a", "read:p b", "report:r:u a"]);
          const daily = plan.nudges.filter((nudge) => nudge.occasion === "daily");
          if (spokenTo) expect(daily.filter((nudge) => nudge.staffId === "a")).toEqual([]);
        },
      ),
    );
  });

  it("run every day of a quarter, speaks once per rung and never on a closed day", () => {
    const made = new Map<string, Set<string>>();
    const nudgeDays: string[] = [];
    for (let today = "2026-09-01"; today < "2026-12-01"; today = addDays(today, 1)) {
      for (const { duty, staffId, rung } of on(today, { past: made }).nudges) {
        const people = made.get(rungKey(duty.key, rung)) ?? new Set();
        expect(people.has(staffId)).toBe(false);
        made.set(rungKey(duty.key, rung), people.add(staffId));
        expect(isWorkingDay(calendarOf(), today)).toBe(true);
        if (staffId === "a") nudgeDays.push(today);
      }
    }
    expect(nudgeDays).toEqual([
      "2026-09-18",
      "2026-09-30",
      "2026-10-06",
      "2026-10-07",
      "2026-10-09",
      "2026-10-14",
    ]);
  });
});

describe("who answers for a unit", () => {
  it("are its chiefs, or all its people where it has none", () => {
    expect(reportersOf({ chiefs: ["c"], staff: ["c", "m"] })).toEqual(["c"]);
    expect(reportersOf({ chiefs: [], staff: ["m", "n"] })).toEqual(["m", "n"]);
  });
});
