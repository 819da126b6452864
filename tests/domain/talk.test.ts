import { expect, test } from "vitest";
import { checkTalkDay, type HeldTalk, stageOn, talkBefore, talkYearOn } from "../../worker/domain/talk.ts";

const opening: HeldTalk = { fiscalYear: 2026, stage: "opening", heldOn: "2026-04-21" };
const closing: HeldTalk = { fiscalYear: 2026, stage: "closing", heldOn: "2027-02-10" };
const lastYear: HeldTalk = { fiscalYear: 2025, stage: "closing", heldOn: "2026-02-12" };

test.each([
  ["2026-04-01", "opening", 2026],
  ["2026-06-30", "opening", 2026],
  ["2026-07-01", "midterm", 2026],
  ["2026-12-28", "midterm", 2026],
  ["2027-01-04", "closing", 2026],
  ["2027-03-31", "closing", 2026],
] as const)("the calendar suggests for %s the stage %s of %s", (today, stage, year) => {
  expect(stageOn(today)).toBe(stage);
  expect(talkYearOn(today, stage)).toBe(year);
});

test("in March the talk of 期首 is about the coming year, in April that of 期末 about the one that is over", () => {
  expect(talkYearOn("2027-03-20", "opening")).toBe(2027);
  expect(talkYearOn("2027-04-20", "closing")).toBe(2026);
  expect(talkYearOn("2027-06-01", "closing")).toBe(2027);
});

test("the talk before is the last of the year, and for 期首 the last of the year before", () => {
  const talks = [opening, closing, lastYear];
  expect(talkBefore({ fiscalYear: 2026, stage: "midterm" }, talks)).toEqual(opening);
  expect(talkBefore({ fiscalYear: 2026, stage: "closing" }, talks)).toEqual(opening);
  expect(talkBefore({ fiscalYear: 2026, stage: "opening" }, talks)).toEqual(lastYear);
  expect(talkBefore({ fiscalYear: 2025, stage: "midterm" }, talks)).toBeNull();
});

test.each([
  ["2026-10-20", null],
  ["2026-10-22", "future"],
  ["2026-02-28", "outsideYear"],
  ["2026-04-21", "beforeEarlier"],
  ["2026-04-22", null],
] as const)("中間 on %s, seen from 2026-10-21: %s", (heldOn, reason) => {
  const talk = { fiscalYear: 2026, stage: "midterm", heldOn } as const;
  const problem = checkTalkDay(talk, { today: "2026-10-21", talks: [opening, lastYear] });
  expect(problem?.reason ?? null).toBe(reason);
});

test("中間 does not come after 期末", () => {
  const talk = { fiscalYear: 2026, stage: "midterm", heldOn: "2027-02-10" } as const;
  expect(checkTalkDay(talk, { today: "2027-03-01", talks: [closing] })).toEqual({
    reason: "afterLater",
    other: closing,
  });
});
