import fc from "fast-check";
import { expect, it } from "vitest";
import { calendarOf, isWorkingDay, speakingAt, withWeek } from "../../worker/domain/calendar.ts";
import { addDays, tokyoDate } from "../../worker/domain/civilDate.ts";
import { digestsOf } from "../../worker/domain/digest.ts";
import type { ReportDuty } from "../../worker/domain/duty.ts";
import { climbLadder, type LadderFacts, rungKey, snoozeKey } from "../../worker/domain/ladder.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const duty: ReportDuty = {
  kind: "report",
  key: "report:r:u",
  round: { id: "r", fiscalYear: 2026, quarter: 2, opensOn: "2026-09-18", dueOn: "2026-10-07" },
  unit: { id: "u", name: "市民課" },
  total: 8,
  answered: 5,
  nextGoalId: "g6",
  dueOn: "2026-10-07",
  assignees: ["chief"],
  absent: [],
  superiors: [{ staffId: "director", role: "director", distance: 1, since: "2026-04-01" }],
};
const at = (minute: string) => Date.parse(`${minute}:00+09:00`);
const calledAt = (minute: string) => new Map([[duty.key, at(minute)]]);
const said = (...rungs: string[]) =>
  new Map(rungs.map((rung) => [rungKey(duty.key, rung), new Set(["chief"])]));
const factsAt = (minute: string, change: Partial<LadderFacts> = {}): LadderFacts => ({
  duties: [duty],
  ladders: DEFAULT_SETTINGS.ladders,
  calendar: calendarOf(),
  now: at(minute),
  ownCalendars: new Map(),
  absences: new Map(),
  reach: new Map(),
  past: said("opens"),
  spokenTo: new Set(),
  capped: new Set(),
  snoozes: new Map(),
  calls: new Map(),
  ...change,
});
const nudgedAt = (minute: string, change: Partial<LadderFacts> = {}) =>
  climbLadder(factsAt(minute, change)).nudges.map(({ staffId, rung }) => `${staffId} ${rung}`);
const whyAt = (minute: string, change: Partial<LadderFacts> = {}) =>
  climbLadder(factsAt(minute, change)).others.map(({ why }) => why);

it("speaks to the silent on the day of the call, once", () => {
  const calls = calledAt("2026-09-25T10:32");
  expect(nudgedAt("2026-09-25T10:32", { calls })).toEqual(["chief called:2026-09-25"]);
  const again = { calls, past: said("opens", "called:2026-09-25") };
  expect(whyAt("2026-09-25T10:45", again)).toEqual([{ reason: "alreadyNudged" }]);
});

it("says what is planned for the day in its place", () => {
  expect(nudgedAt("2026-09-30T10:32", { calls: calledAt("2026-09-30T10:32") })).toEqual(["chief -5"]);
});

it("is no second message of the day", () => {
  const facts = { calls: calledAt("2026-09-25T10:32"), spokenTo: new Set(["chief"]) };
  expect(nudgedAt("2026-09-25T10:45", facts)).toEqual([]);
});

it("waits for the opening, and is forgotten when that day is over", () => {
  const calls = calledAt("2026-09-25T20:00");
  expect(whyAt("2026-09-25T20:00", { calls })).toEqual([
    { reason: "closed", opensAt: at("2026-09-28T08:30") },
  ]);
  expect(nudgedAt("2026-09-28T08:30", { calls })).toEqual(["chief called:2026-09-25"]);
  expect(nudgedAt("2026-09-29T08:30", { calls })).toEqual([]);
});

it("waits for the opening of the person's own place of work", () => {
  const library = withWeek(calendarOf(), {
    weekdays: [0, 2, 3, 4, 5, 6],
    opensOnHolidays: true,
    hours: { from: "10:00", to: "18:00" },
  });
  const facts = { calls: calledAt("2026-09-28T10:32"), ownCalendars: new Map([["chief", library]]) };
  expect(nudgedAt("2026-09-28T10:45", facts)).toEqual([]);
  expect(nudgedAt("2026-09-29T10:00", facts)).toEqual(["chief called:2026-09-28"]);
});

it("respects whoever is away, and whoever asked to be left until later", () => {
  const calls = calledAt("2026-09-25T10:32");
  const absence = { untilDay: "2026-09-25", deputyId: null };
  const away = {
    calls,
    absences: new Map([["chief", absence]]),
    duties: [{ ...duty, absent: [{ staffId: "chief", untilDay: "2026-09-25", standInId: "deputy" }] }],
  };
  expect(
    nudgedAt("2026-09-25T10:32", {
      ...away,
      past: new Map([[rungKey(duty.key, "opens"), new Set(["deputy"])]]),
    }),
  ).toEqual(["deputy called:2026-09-25"]);
  const until = at("2026-09-25T16:00");
  const snoozes = new Map([[snoozeKey(duty.key, "chief"), { id: "s", until, isAnswered: false }]]);
  expect(whyAt("2026-09-25T10:32", { calls, snoozes })).toEqual([{ reason: "snoozed", until }]);
});

it("is not heard where everything is answered", () => {
  const done = { ...duty, answered: 8 };
  expect(nudgedAt("2026-09-25T10:32", { calls: calledAt("2026-09-25T10:32"), duties: [done] })).toEqual([]);
});

it("after the last rung still reaches the unit, and nobody above", () => {
  const minute = "2026-11-04T10:00";
  expect(nudgedAt(minute, { calls: calledAt(minute) })).toEqual(["chief called:2026-11-04"]);
});

it("uses the words of the usual card", () => {
  const minute = "2026-09-25T10:32";
  const words = (facts: LadderFacts) =>
    digestsOf(climbLadder(facts).nudges, "2026-09-25").map(({ key, occasion }) => ({ key, occasion }));
  expect(words(factsAt(minute, { calls: calledAt(minute) }))).toEqual(
    words(factsAt(minute, { past: new Map() })),
  );
});

it("called at any times, nobody hears twice a day, on a closed day, or more often than called and planned", () => {
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 45 }), minutes), { maxLength: 6 }), (wishes) => {
      const instants = wishes.map(([day, minute]) => at("2026-09-15T00:00") + (day * 1440 + minute) * 60_000);
      const past = new Map<string, Set<string>>();
      const heardOn: string[] = [];
      for (let day = "2026-09-15"; day < "2026-11-05"; day = addDays(day, 1)) {
        const spokenTo = new Set<string>();
        for (const time of ["08:15", "08:30", "10:45", "16:45", "17:30"]) {
          const now = at(`${day}T${time}`);
          const calls = instants.filter((each) => each <= now);
          const newest = calls.length > 0 ? new Map([[duty.key, Math.max(...calls)]]) : new Map();
          const facts = factsAt(`${day}T${time}`, { past, spokenTo, calls: newest });
          for (const { staffId, rung } of climbLadder(facts).nudges) {
            if (staffId !== "chief") continue;
            const people = past.get(rungKey(duty.key, rung)) ?? new Set();
            expect(people.has(staffId)).toBe(false);
            past.set(rungKey(duty.key, rung), people.add(staffId));
            expect(speakingAt(calendarOf(), now).kind).toBe("maySpeak");
            expect(isWorkingDay(calendarOf(), day)).toBe(true);
            heardOn.push(day);
            spokenTo.add(staffId);
          }
        }
      }
      expect(new Set(heardOn).size).toBe(heardOn.length);
      const extra = [...past.keys()].filter((key) => key.includes("called:")).length;
      expect(extra).toBeLessThanOrEqual(new Set(instants.map(tokyoDate)).size);
      // What is planned is said all the same.
      for (const rung of ["opens", "-5", "-1", "day", "+2", "+4"]) {
        expect(past.has(rungKey(duty.key, rung))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
