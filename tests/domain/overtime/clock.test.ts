import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatClock,
  formatHours,
  LATEST_MINUTES,
  readClock,
  readHours,
} from "../../../worker/domain/overtime/clock.ts";

const clock = (hours: number, minutes = 0) => ({ kind: "clock", minutes: hours * 60 + minutes });

describe("a time", () => {
  it.each([
    ["20:00", 20, 0],
    ["２０：００", 20, 0],
    [" 20 : 05 ", 20, 5],
    ["20時", 20, 0],
    ["20時半", 20, 30],
    ["８時１５分", 8, 15],
    ["8時15", 8, 15],
    ["8時5分", 8, 5],
    ["2030", 20, 30],
    ["830", 8, 30],
    ["0:00", 0, 0],
    ["24:00", 24, 0],
    ["25:00", 25, 0],
    ["2500", 25, 0],
    ["29:59", 29, 59],
    ["午後8時", 20, 0],
    ["午後8時半", 20, 30],
    ["午後 8:05", 20, 5],
    ["午前8時", 8, 0],
    ["午後0時", 12, 0],
    ["翌1:00", 25, 0],
    ["翌日1時半", 25, 30],
    ["翌午前1時", 25, 0],
  ])("%s is %d:%d", (text, hours, minutes) => expect(readClock(text)).toEqual(clock(hours, minutes)));

  it.each([
    "",
    "よる",
    "20",
    "20時間",
    "20:60",
    "8時60分",
    "2060",
    "30:00",
    "翌6:00",
    "翌25:00",
    "午後12時",
    "午前12時",
    "午後20時",
    "20:0",
    "-1:00",
    "20:00:00",
    "20:00~21:00",
    "㊿:00",
  ])("asks again about %j", (text) => expect(readClock(text)).toEqual({ kind: "unclear" }));

  it("is read as it is shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LATEST_MINUTES }), (minutes) => {
        expect(readClock(formatClock(minutes))).toEqual({ kind: "clock", minutes });
        expect(readClock(formatHours(minutes))).toEqual({ kind: "clock", minutes });
      }),
    );
  });

  it("after midnight says so", () => {
    expect(formatClock(20 * 60)).toBe("20:00");
    expect(formatClock(8 * 60 + 5)).toBe("8:05");
    expect(formatClock(25 * 60)).toBe("翌1:00");
    expect(formatClock(24 * 60)).toBe("翌0:00");
  });
});

describe("a length", () => {
  it.each([
    ["45", 2700],
    ["４５", 2700],
    ["0", 0],
    ["45:30", 2730],
    ["45：05", 2705],
    ["45.5", 2730],
    ["45.33", 2720],
    ["45.5時間", 2730],
    ["45時間", 2700],
    ["45時間30分", 2730],
    ["45時間5分", 2705],
    ["45時間半", 2730],
    ["90分", 90],
    ["1,200", 72_000],
    ["１，２００時間", 72_000],
    ["1,200:30", 72_030],
    ["-0:00", 0],
  ])("%s is %d minutes", (text, minutes) => expect(readHours(text)).toBe(minutes));

  it.each(["-1", "▲3:30", "△45時間", "−0.5", "－１"])("%s is below zero", (text) =>
    expect(readHours(text)).toBe("negative"),
  );

  it.each([
    "",
    "-",
    "なし",
    "45:60",
    "45時間60分",
    "1,20",
    "4:5",
    "45:30:00",
    "1234567",
    "1.2.3",
    "45.",
    "--1",
  ])("asks again about %j", (text) => expect(readHours(text)).toBeNull());

  it("is read as it is shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6_000_000 }), (minutes) => {
        expect(readHours(formatHours(minutes))).toBe(minutes);
        if (minutes > 0) expect(readHours(formatHours(-minutes))).toBe("negative");
      }),
    );
  });

  it("is hours and two digits of minutes", () => {
    expect(formatHours(2490)).toBe("41:30");
    expect(formatHours(5)).toBe("0:05");
    expect(formatHours(-90)).toBe("-1:30");
  });
});

it("never throws, and never gives what is no whole number", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const time = readClock(text);
      expect(time.kind !== "clock" || (Number.isInteger(time.minutes) && time.minutes >= 0)).toBe(true);
      const length = readHours(text);
      expect(typeof length !== "number" || (Number.isInteger(length) && length >= 0)).toBe(true);
    }),
  );
});
