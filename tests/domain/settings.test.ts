import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf } from "../../worker/domain/calendar.ts";
import { checkSettings } from "../../worker/domain/checkSettings.ts";
import { addDays } from "../../worker/domain/civilDate.ts";
import { quarterOf } from "../../worker/domain/fiscalYear.ts";
import { roundOf } from "../../worker/domain/round.ts";
import { dayOfRung } from "../../worker/domain/rungs.ts";
import {
  DEFAULT_SETTINGS,
  isSettingKey,
  type LadderRung,
  readSetting,
  SETTING_KEYS,
  SettingError,
  type SettingKey,
  settingsFrom,
} from "../../worker/domain/settings.ts";

const JAPANESE = /[ぁ-んァ-ヶ一-龠]/u;

/** What is said about a value that is saved beside others. */
function problems(
  key: SettingKey,
  value: unknown,
  beside: Partial<Record<SettingKey, unknown>> = {},
): string[] {
  const stored = Object.entries(beside).map(([each, held]) => ({ key: each, value: held }));
  const checked = checkSettings(stored, key, value);
  return checked.kind === "unfit" ? checked.problems : [];
}

const ladders = (change: { report?: unknown; read?: unknown }) => ({
  ...DEFAULT_SETTINGS.ladders,
  ...change,
});

describe("the city's settings", () => {
  it("are the defaults where nothing is stored", () => {
    expect(settingsFrom([])).toEqual(DEFAULT_SETTINGS);
  });

  it("take a stored value and leave the others", () => {
    const hours = { from: "09:00", to: "16:00" };
    expect(settingsFrom([{ key: "hours", value: hours }])).toEqual({ ...DEFAULT_SETTINGS, hours });
  });

  it("leave alone keys that other parts of the product keep in the table", () => {
    expect(settingsFrom([{ key: "cityName", value: "若葉市" }])).toEqual(DEFAULT_SETTINGS);
    expect([isSettingKey("cityName"), isSettingKey("toString")]).toEqual([false, false]);
  });

  it("that are stored and make no sense are named, all of them", () => {
    const stored = [
      { key: "hours", value: { from: "17:15", to: "08:30" } },
      { key: "round", value: 5 },
    ];
    expect(() => settingsFrom(stored)).toThrow(SettingError);
    expect(() => settingsFrom(stored)).toThrow(/hours: .*round: /u);
  });

  it("by default make sense, each and together", () => {
    for (const key of SETTING_KEYS) expect(problems(key, DEFAULT_SETTINGS[key])).toEqual([]);
  });
});

describe("a value is refused with a sentence that says why and what to do", () => {
  it.each<[string, SettingKey, unknown, RegExp]>([
    ["hours reversed", "hours", { from: "17:15", to: "08:30" }, /終わりが始まりより後/u],
    ["hours of no length", "hours", { from: "08:30", to: "08:30" }, /終わりが始まりより後/u],
    ["a time that does not exist", "hours", { from: "08:30", to: "25:00" }, /終わり: .*23:59 まで/u],
    ["hours without their end", "hours", { from: "08:30" }, /"to":"17:15"/u],
    ["a word it does not know", "hours", { from: "08:30", to: "17:15", lunch: true }, /の形に/u],
    ["a day that does not exist", "yearEndClosing", { from: "02-30", to: "01-03" }, /12-29 のように/u],
    ["a closing the wrong way round", "yearEndClosing", { from: "01-03", to: "12-29" }, /逆でないか/u],
    ["half a working day", "round", { opensBefore: 2.5, dueAfter: 5 }, /始まる日: 0 から 60 までの整数/u],
    ["a point on Sunday", "priorityPoint", { weekday: 0 }, /1 から 5 まで/u],
    ["a limit of 0", "pushesPerMonth", { most: 0 }, /誰にも届きません.*一時停止/u],
    ["a limit beyond a month", "pushesPerMonth", { most: 40 }, /31.*null/u],
    ["a pause that is neither on nor off", "sending", { isPaused: "yes" }, /true、再開するには false/u],
    ["a ladder that is no list", "ladders", ladders({ report: {} }), /進捗確認: .*早い順/u],
    ["a rung nobody knows", "ladders", ladders({ read: [{ at: "someday" }] }), /opens（始まる日）/u],
    [
      "rungs out of order",
      "ladders",
      ladders({ report: [{ at: "opens" }, { at: -1 }, { at: -5 }] }),
      /締切の 1 開庁日前のあとに締切の 5 開庁日前があります。早い順に並べてください。/u,
    ],
    ["a rung twice", "ladders", ladders({ report: [{ at: 0 }, { at: 0 }] }), /締切の日が 2 つあります/u],
    ["two openings", "ladders", ladders({ report: [{ at: "opens" }, { at: "opens" }] }), /2 つあります/u],
    ["an opening behind", "ladders", ladders({ report: [{ at: -1 }, { at: "opens" }] }), /いちばん前/u],
    [
      "telling before it is late",
      "ladders",
      ladders({ report: [{ at: 0, tell: "superior" }] }),
      /まだ遅れていません/u,
    ],
    ["telling nobody knows whom", "ladders", ladders({ report: [{ at: 2, tell: "mayor" }] }), /superior/u],
    ["a late point", "ladders", ladders({ read: [{ at: 1 }] }), /その週の終わりまで/u],
    ["telling of a reader", "ladders", ladders({ read: [{ at: 0, tell: "superior" }] }), /知らせません/u],
    ["a rung before the round opens", "ladders", ladders({ report: [{ at: -10 }] }), /始まる前.*9 開庁日前/u],
    ["a rung before the point is sent", "ladders", ladders({ read: [{ at: -5 }] }), /送る前.*4 開庁日前/u],
  ])("%s", (_name, key, value, words) => {
    expect(problems(key, value).join("\n")).toMatch(words);
  });

  it("also when another setting is what it does not go with", () => {
    const late = ladders({ report: [{ at: "opens" }, { at: -9 }] });
    expect(problems("round", { opensBefore: 2, dueAfter: 3 }, { ladders: late }).join()).toMatch(/始まる前/u);
    expect(problems("priorityPoint", { weekday: 5 }, { ladders: ladders({ read: [{ at: -1 }] }) })).toEqual([
      expect.stringMatching(/締切の日にするか/u),
    ]);
  });

  it("anything at all is either taken or answered in Japanese", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SETTING_KEYS), fc.jsonValue(), (key, value) => {
        const read = readSetting(key, value);
        if (read.kind === "fits") return;
        expect(read.problems.length).toBeGreaterThan(0);
        for (const problem of read.problems) expect(problem).toMatch(JAPANESE);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a choice that makes sense is taken", () => {
  it.each<[string, SettingKey, unknown]>([
    ["a ladder without rungs: nobody is nudged", "ladders", ladders({ report: [] })],
    [
      "a reminder of the point in the middle of its week",
      "ladders",
      ladders({ read: [{ at: "opens" }, { at: -2 }] }),
    ],
    ["no limit", "pushesPerMonth", { most: null }],
    ["a year-end closing within January", "yearEndClosing", { from: "01-01", to: "01-05" }],
  ])("%s", (_name, key, value) => {
    expect(problems(key, value)).toEqual([]);
  });

  it("the pause, whatever else is wrong", () => {
    const beside = { ladders: ladders({ report: [{ at: -40 }] }), hours: "always" };
    expect(problems("sending", { isPaused: true }, beside)).toEqual([]);
  });
});

describe("a ladder", () => {
  const rungs: fc.Arbitrary<LadderRung[]> = fc.array(
    fc.record(
      {
        at: fc.oneof(
          { weight: 1, arbitrary: fc.constant("opens" as const) },
          fc.integer({ min: -8, max: 8 }),
        ),
        tell: fc.constantFrom("superior" as const, "director" as const),
      },
      { requiredKeys: ["at"] },
    ),
    { maxLength: 4 },
  );
  const order = ({ at }: LadderRung) => (at === "opens" ? Number.NEGATIVE_INFINITY : at);

  it("that is taken goes strictly upwards and tells nobody too early; one that is not has its sentences", () => {
    fc.assert(
      fc.property(rungs, (report) => {
        const said = problems("ladders", ladders({ report }));
        const rises = report.every((each, i) => i === 0 || order(each) > order(report[i - 1] as LadderRung));
        const isFair = report.every((each) => each.tell === undefined || order(each) > 0);
        expect(said.length === 0).toBe(rises && isFair);
        for (const sentence of said) expect(sentence).toMatch(/^進捗確認.*。$/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it("that is taken has no rung before its round opens, in any quarter", () => {
    const quarters = fc
      .integer({ min: 0, max: 365 * 15 })
      .map((offset) => quarterOf(addDays("2024-04-01", offset)));
    const lengths = fc.record({
      opensBefore: fc.integer({ min: 0, max: 12 }),
      dueAfter: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(quarters, lengths, fc.integer({ min: -24, max: 0 }), (quarter, round, at) => {
        const calendar = calendarOf();
        if (problems("ladders", ladders({ report: [{ at }] }), { round }).length > 0) return;
        const span = { ...roundOf(quarter, calendar, { round }), calendar };
        expect(dayOfRung({ at }, span) >= span.opensOn).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
