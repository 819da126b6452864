import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf } from "../../worker/domain/calendar.ts";
import { digestsOf } from "../../worker/domain/digest.ts";
import type { DeadlineDuty, Duty, OvertimeDuty } from "../../worker/domain/duty.ts";
import { climbLadder, type LadderFacts, rungKey } from "../../worker/domain/ladder.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

/** A Tuesday. */
const TODAY = "2026-10-06";
const unit = { id: "u", name: "市民課" };
const base = {
  kind: "overtime",
  unit: null,
  about: null,
  level: null,
  isAbove: false,
  ridesAlong: false,
  count: 1,
  since: TODAY,
  newest: TODAY,
  dueOn: TODAY,
  fromMinute: null,
  assignees: ["chief"],
  absent: [],
} as const;
const orders: OvertimeDuty = {
  ...base,
  matter: "orders",
  key: `orders:u:${TODAY}`,
  unit,
  count: 3,
  fromMinute: 16 * 60 + 45,
  assignees: ["chief", "named"],
};
const results: OvertimeDuty = {
  ...base,
  matter: "results",
  key: "results:a:2026-10-05",
  since: "2026-10-05",
  newest: "2026-10-05",
  assignees: ["a"],
};
const late: OvertimeDuty = {
  ...base,
  matter: "late",
  key: `late:d:${TODAY}`,
  isAbove: true,
  ridesAlong: true,
  count: 2,
  assignees: ["director"],
};
const deadline: DeadlineDuty = {
  kind: "deadline",
  key: "deadline:d:u",
  deadlineId: "d",
  goalId: null,
  title: "面談資料",
  unit,
  handIn: "check",
  handInBy: "unit",
  opensOn: "2026-09-01",
  dueOn: "2026-10-13",
  ladder: null,
  assignees: ["chief"],
  absent: [],
  superiors: [{ staffId: "director", role: "director", distance: 1, since: "2026-04-01" }],
};
const at = (time: string, day = TODAY) => Date.parse(`${day}T${time}:00+09:00`);
const facts = (change: Partial<LadderFacts>): LadderFacts => ({
  duties: [],
  ladders: DEFAULT_SETTINGS.ladders,
  calendar: calendarOf(),
  now: at("09:00"),
  ownCalendars: new Map(),
  absences: new Map(),
  reach: new Map(),
  past: new Map(),
  spokenTo: new Set(),
  capped: new Set(),
  snoozes: new Map(),
  calls: new Map(),
  ...change,
});
const climb = (duties: Duty[], now: number, change: Partial<LadderFacts> = {}) =>
  climbLadder(facts({ duties, now, ...change }));
const nudged = (duties: Duty[], now: number, change: Partial<LadderFacts> = {}) =>
  climb(duties, now, change).nudges.map(({ staffId, rung, occasion }) => `${staffId} ${rung} ${occasion}`);

describe("applications that wait for their order", () => {
  it("are not spoken of before the minute of the board, then at once and beside the day's message", () => {
    const spokenTo = new Set(["chief", "named"]);
    expect(nudged([orders], at("16:44"), { spokenTo })).toEqual([]);
    expect(nudged([orders], at("16:45"), { spokenTo })).toEqual(["chief board urgent", "named board urgent"]);
  });

  it("are told in their minute's stead as yet to come", () => {
    expect(climb([orders], at("09:00")).others.map(({ why }) => why)).toEqual([
      { reason: "notYet", on: TODAY },
      { reason: "notYet", on: TODAY },
    ]);
  });

  it("bring no second call when more come in the evening, and none after the hours", () => {
    const past = new Map([[rungKey(orders.key, "board"), new Set(["chief", "named"])]]);
    expect(nudged([{ ...orders, count: 7 }], at("17:00"), { past })).toEqual([]);
    expect(nudged([orders], at("17:15"))).toEqual([]);
    expect(nudged([orders], at("19:30"))).toEqual([]);
  });

  it("are asked of the deputy of an absent chief", () => {
    const duty = {
      ...orders,
      assignees: ["chief"],
      absent: [{ staffId: "chief", untilDay: TODAY, standInId: "deputy" }],
    };
    const absences = new Map([["chief", { untilDay: TODAY, deputyId: "deputy" }]]);
    expect(nudged([duty], at("16:45"), { absences })).toEqual(["deputy board urgent"]);
  });

  it("at no minute outside the hours of the person's place of work", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 1439 }),
        (minute, fromMinute) => {
          const plan = climb([{ ...orders, fromMinute }], at("00:00") + minute * 60_000);
          const mayHear = minute >= Math.max(fromMinute, 510) && minute < 1035;
          expect(plan.nudges.length).toBe(mayHear ? 2 : 0);
        },
      ),
    );
  });
});

describe("evenings to confirm", () => {
  it("are asked about on the first working morning after, with the day's message", () => {
    expect(nudged([results], at("08:30"))).toEqual(["a morning:2026-10-05 daily"]);
    const friday = { ...results, since: "2026-10-02", newest: "2026-10-02", key: "results:a:2026-10-02" };
    expect(nudged([friday], at("10:00", "2026-10-03"))).toEqual([]);
    expect(nudged([friday], at("08:30", "2026-10-05"))).toEqual(["a morning:2026-10-02 daily"]);
  });

  it("another evening is asked about although one before it is still open", () => {
    const two = { ...results, newest: "2026-10-06", count: 2 };
    const past = new Map([[rungKey(results.key, "morning:2026-10-05"), new Set(["a"])]]);
    expect(nudged([two], at("08:30", "2026-10-07"), { past })).toEqual(["a morning:2026-10-06 daily"]);
  });

  it("nobody answered ride along later, and call nobody by themselves", () => {
    expect(nudged([results], at("08:30", "2026-10-09"))).toEqual([]);
    expect(nudged([results, { ...deadline, assignees: ["a"] }], at("08:30", "2026-10-09"))).toEqual([
      "a since:2026-10-05 daily",
      "a -1 daily",
    ]);
  });
});

describe("a director", () => {
  it("with nothing to do hears nothing of who stayed late, and of it beside something else", () => {
    expect(nudged([late], at("08:30"))).toEqual([]);
    const own = { ...deadline, assignees: ["director"], dueOn: TODAY };
    expect(nudged([late, own], at("08:30"))).toEqual(["director told daily", "director day daily"]);
  });
});

describe("a deadline", () => {
  it("climbs the city's ladder, or its own, and tells the superior two working days after", () => {
    expect(nudged([deadline], at("09:00"))).toEqual(["chief -5 daily"]);
    expect(nudged([{ ...deadline, ladder: [{ at: 0 }] }], at("09:00"))).toEqual([]);
    expect(nudged([deadline], at("09:00", "2026-10-15"))).toEqual(["director +2 daily", "chief +2 daily"]);
  });

  it("that opens late is spoken of when it opens", () => {
    const shortly = { ...deadline, opensOn: TODAY, dueOn: "2026-10-08" };
    expect(nudged([shortly], at("09:00"))).toEqual(["chief -5 daily"]);
    expect(nudged([shortly], at("09:00", "2026-10-05"))).toEqual([]);
  });

  it("is a matter of the deadline from the day before on", () => {
    const classOn = (day: string) => climb([deadline], at("09:00", day)).nudges[0]?.quotaClass;
    expect([TODAY, "2026-10-09", "2026-10-13"].map(classOn)).toEqual(["reminders", "deadlines", "deadlines"]);
  });
});

it("a warning is told once a level, and not at all after a more serious one", () => {
  const warning = (level: OvertimeDuty["level"]): OvertimeDuty => ({
    ...base,
    matter: "warnings",
    key: "warnings:a:2026-10",
    about: "a",
    level,
    since: "2026-10-01",
    dueOn: "2026-10-31",
    assignees: ["a"],
  });
  const past = new Map([[rungKey("warnings:a:2026-10", "onCourse"), new Set(["a"])]]);
  expect(nudged([warning("near")], at("09:00"))).toEqual(["a near daily"]);
  expect(nudged([warning("near")], at("09:00"), { past })).toEqual([]);
  expect(nudged([warning("onCourse")], at("09:00"), { past })).toEqual([]);
  expect(nudged([warning("over")], at("09:00"), { past })).toEqual(["a over daily"]);
});

it("a digest says counts by topic, and the same words to whoever has the same counts", () => {
  const warning = (about: string, assignees: string[]): OvertimeDuty => ({
    ...base,
    matter: "warnings",
    key: `warnings:${about}:2026-10`,
    level: "near",
    about,
    since: "2026-10-01",
    newest: "2026-10-01",
    dueOn: "2026-10-31",
    assignees,
  });
  const duties = [orders, warning("a", ["a", "chief"]), warning("b", ["b", "chief"])];
  const [digestOfA, digestOfB, chief] = digestsOf(climb(duties, at("16:45")).nudges, TODAY);
  expect(chief?.items).toEqual([
    { kind: "overtime", topic: "orders", count: 3, day: TODAY },
    { kind: "overtime", topic: "sectionHours", count: 2, day: TODAY },
  ]);
  expect(digestOfA?.items).toEqual([{ kind: "overtime", topic: "ownHours", count: 1, day: TODAY }]);
  expect(digestOfA?.key).toBe(digestOfB?.key);
});
