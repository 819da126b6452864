import { expect, it } from "vitest";
import { calendarOf } from "../../worker/domain/calendar.ts";
import { callAt, fateFrom, isInForce } from "../../worker/domain/callFate.ts";

const at = (minute: string) => Date.parse(`${minute}:00+09:00`);
const MONDAY = at("2026-09-28T08:30");
const open = { hearsAt: MONDAY, isOpen: true };
const closed = { hearsAt: MONDAY, isOpen: false };

it("is the message of the day where the plan puts somebody off to a later one", () => {
  expect(fateFrom({ reason: "notYet", on: "2026-09-30" }, open)).toEqual({ kind: "hadMessage" });
  expect(fateFrom({ reason: "passed", on: "2026-09-25" }, open)).toEqual({ kind: "hadMessage" });
  expect(fateFrom({ reason: "alreadyNudged" }, open)).toEqual({ kind: "hadMessage" });
});

it("is to hear it at the opening where one's own place of work is closed", () => {
  expect(fateFrom({ reason: "closed", opensAt: MONDAY }, closed)).toEqual({ kind: "hears", at: MONDAY });
  expect(fateFrom({ reason: "notYet", on: "2026-09-28" }, closed)).toEqual({ kind: "hears", at: MONDAY });
});

it("keeps who is away, who asked to wait, and who cannot be reached", () => {
  const absent = { reason: "absent", untilDay: "2026-09-30", standInId: "deputy" } as const;
  expect(fateFrom(absent, open)).toEqual({ kind: "absent", untilDay: "2026-09-30" });
  expect(fateFrom({ reason: "snoozed", until: MONDAY }, open)).toEqual({ kind: "snoozed", until: MONDAY });
  expect(fateFrom({ reason: "notLinked" }, open)).toEqual({ kind: "notLinked" });
});

it("a call is in force on its day, and until the opening that it waits for", () => {
  const calendar = calendarOf();
  const isFor = (call: string, now: string) => isInForce(callAt(at(call), calendar), at(now), calendar);
  expect(isFor("2026-09-25T10:32", "2026-09-25T16:00")).toBe(true);
  expect(isFor("2026-09-25T10:32", "2026-09-25T20:00")).toBe(true);
  expect(isFor("2026-09-25T10:32", "2026-09-26T10:00")).toBe(false);
  expect(isFor("2026-09-25T20:00", "2026-09-27T10:00")).toBe(true);
  expect(isFor("2026-09-25T20:00", "2026-09-28T10:00")).toBe(true);
  expect(isFor("2026-09-25T20:00", "2026-09-28T20:00")).toBe(false);
});
