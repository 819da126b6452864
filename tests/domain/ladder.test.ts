import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf } from "../../worker/domain/calendar.ts";
import { addDays } from "../../worker/domain/civilDate.ts";
import { type ReadDuty, type ReportDuty, reportersOf } from "../../worker/domain/duty.ts";
import { climbLadder, type LadderFacts, nudgeKey, type Reach } from "../../worker/domain/ladder.ts";
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
const facts: LadderFacts = {
  duties: [report],
  settings: DEFAULT_SETTINGS,
  calendar: calendarOf(),
  today: "2026-09-18",
  reach: new Map([["a", "linked"]]),
  past: new Set(),
  spokenTo: new Set(),
};
const climb = (change: Partial<LadderFacts>) => {
  const plan = climbLadder({ ...facts, ...change });
  return {
    nudged: plan.nudges.map(({ staffId, rung }) => `${staffId} ${rung}`),
    why: plan.others.map(({ why }) => why),
  };
};
const past = (...rungs: string[]) =>
  new Set(rungs.map((rung) => nudgeKey({ dutyKey: report.key, staffId: "a", rung })));

describe("a report duty", () => {
  it("is announced on the day the round opens", () => {
    expect(climb({}).nudged).toEqual(["a opens"]);
  });

  it("is not announced before", () => {
    expect(climb({ today: "2026-09-17" }).why).toEqual([{ reason: "notYet", on: "2026-09-18" }]);
  });

  it("is announced later when the opening day was missed", () => {
    expect(climb({ today: "2026-09-29" }).nudged).toEqual(["a opens"]);
  });

  it("waits for the next working day when the day is closed", () => {
    expect(climb({ today: "2026-09-19" }).why).toEqual([{ reason: "closedDay", until: "2026-09-24" }]);
  });

  it("is quiet between the rungs", () => {
    expect(climb({ today: "2026-09-25", past: past("opens") }).why).toEqual([{ reason: "alreadyNudged" }]);
  });

  it("is recalled on the due day, once, even when it was never announced", () => {
    expect(climb({ today: "2026-10-07", past: past("opens") }).nudged).toEqual(["a day"]);
    expect(climb({ today: "2026-10-07" }).nudged).toEqual(["a day"]);
    expect(climb({ today: "2026-10-07", past: past("day") }).why).toEqual([{ reason: "alreadyNudged" }]);
  });

  it("is dropped after the due day", () => {
    expect(climb({ today: "2026-10-08" }).why).toEqual([{ reason: "passed", on: "2026-10-07" }]);
  });

  it("whose due day has become a closed day is not recalled the day after", () => {
    const calendar = calendarOf(DEFAULT_SETTINGS, [{ day: "2026-10-07", kind: "closed" }]);
    expect(climb({ calendar, today: "2026-10-07" }).why).toEqual([{ reason: "passed", on: "2026-10-07" }]);
  });

  it("stops the moment everything is answered", () => {
    const done = { ...report, answered: 8, nextGoalId: null };
    expect(climb({ duties: [done], today: "2026-10-07" }).why).toEqual([{ reason: "done" }]);
  });

  it("has only the rungs the city has switched on", () => {
    expect(climb({ settings: { reportRungs: ["day"] } }).why).toEqual([
      { reason: "notYet", on: "2026-10-07" },
    ]);
    expect(climb({ settings: { reportRungs: [] } }).why).toEqual([{ reason: "noRung" }]);
  });
});

describe("who can be reached", () => {
  it.each([
    ["without a LINE account", new Map<string, Reach>(), { reason: "notLinked" }],
    ["who blocked the bot", new Map<string, Reach>([["a", "blocked"]]), { reason: "blocked" }],
  ])("somebody %s gets nothing", (_name, reach, why) => {
    expect(climb({ reach }).why).toEqual([why]);
  });

  it("somebody spoken to today waits for the next working day", () => {
    expect(climb({ spokenTo: new Set(["a"]) }).why).toEqual([{ reason: "oneADay", until: "2026-09-24" }]);
  });

  it("what has no sense tomorrow is dropped for somebody spoken to today", () => {
    expect(climb({ spokenTo: new Set(["a"]), today: "2026-10-07" }).why).toEqual([
      { reason: "passed", on: "2026-10-07" },
    ]);
  });
});

describe("the week's point", () => {
  it("goes to those who have not read it", () => {
    expect(climb({ duties: [read], today: "2026-10-05" })).toEqual({
      nudged: ["a quarter3"],
      why: [{ reason: "done" }],
    });
  });

  it("comes later in the week when Monday's tick was missed, and not after the week", () => {
    expect(climb({ duties: [read], today: "2026-10-08" }).nudged).toEqual(["a quarter3"]);
    expect(climb({ duties: [read], today: "2026-10-10" }).why[0]).toEqual({
      reason: "passed",
      on: "2026-10-09",
    });
  });
});

describe("the whole ladder", () => {
  const days = fc.integer({ min: 0, max: 60 }).map((offset) => addDays("2026-09-01", offset));

  it("accounts for everybody of every duty exactly once", () => {
    fc.assert(
      fc.property(days, fc.constantFrom<Reach>("linked", "blocked", "notLinked"), (today, reach) => {
        const plan = climbLadder({ ...facts, duties: [report, read], today, reach: new Map([["a", reach]]) });
        const told = [
          ...plan.nudges.map(({ duty, staffId }) => `${duty.key} ${staffId}`),
          ...plan.others.map(({ dutyKey, staffId }) => `${dutyKey} ${staffId}`),
        ];
        expect(told.sort()).toEqual(["read:p a", "read:p b", "report:r:u a"]);
      }),
    );
  });

  it("run on every day of a quarter, nudges a person once per rung and never on a closed day", () => {
    const made = new Set<string>();
    const nudgeDays: string[] = [];
    for (let today = "2026-09-01"; today < "2026-11-01"; today = addDays(today, 1)) {
      for (const { duty, staffId, rung } of climbLadder({ ...facts, today, past: made }).nudges) {
        const key = nudgeKey({ dutyKey: duty.key, staffId, rung });
        expect(made.has(key)).toBe(false);
        made.add(key);
        nudgeDays.push(today);
      }
    }
    expect(nudgeDays).toEqual(["2026-09-18", "2026-10-07"]);
  });
});

describe("who answers for a unit", () => {
  it("are its chiefs", () => {
    const posts = [
      { staffId: "m", role: "member" as const },
      { staffId: "c", role: "chief" as const },
    ];
    expect(reportersOf(posts)).toEqual(["c"]);
  });

  it("are all its people where it has no chief, each once", () => {
    const posts = ["m", "n", "m"].map((staffId) => ({ staffId, role: "member" as const }));
    expect(reportersOf(posts)).toEqual(["m", "n"]);
  });
});
