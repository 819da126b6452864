import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, isWorkingDay } from "../../../worker/domain/calendar.ts";
import { addDays, type CivilDate } from "../../../worker/domain/civilDate.ts";
import {
  type LimitKind,
  levelOf,
  limitStatus,
  limitsFrom,
  type OvertimeLimits,
  type PersonOvertime,
} from "../../../worker/domain/overtime/limits.ts";
import { addMonths, type Month, monthsFrom } from "../../../worker/domain/overtime/month.ts";
import type { RegimeStay } from "../../../worker/domain/overtime/regime.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../../../worker/domain/overtime/settings.ts";
import { WARNING_LEVELS } from "../../../worker/domain/overtime/states.ts";

const { overtimeLimits, overtimeWarnings } = DEFAULT_OVERTIME_SETTINGS;
const DEFAULT_LIMITS = limitsFrom(overtimeLimits, overtimeWarnings);
const hours = (count: number) => count * 60;
const demanding: RegimeStay[] = [{ from: "2020-04-01", until: null, regime: "demanding" }];
/** Hours of the months that end with `month`, the newest last. */
const person = (
  month: Month,
  newestLast: number[],
  overrides: Partial<PersonOvertime> = {},
): PersonOvertime => ({
  minutes: Object.fromEntries(
    newestLast.map((count, index) => [addMonths(month, index + 1 - newestLast.length), hours(count)]),
  ),
  special: {},
  stays: [],
  ...overrides,
});
const of = (subject: PersonOvertime, month: Month, kind: LimitKind, at?: Parameters<typeof limitStatus>[3]) =>
  limitStatus(subject, month, DEFAULT_LIMITS, at).limits.filter((each) => each.kind === kind);

const calendar = calendarOf();
const workingDays: CivilDate[] = [];
for (let day = "2026-04-01"; day <= "2027-03-31"; day = addDays(day, 1)) {
  if (isWorkingDay(calendar, day)) workingDays.push(day);
}

describe("an ordinary section", () => {
  it("has 45 hours, and not a minute more", () => {
    const month = person("2026-10", [45]);
    expect(of(month, "2026-10", "month")[0]).toMatchObject({
      limit: 2700,
      used: 2700,
      left: 0,
      level: "near",
    });
    const more = { ...month, minutes: { "2026-10": 2701 } };
    expect(limitStatus(more, "2026-10", DEFAULT_LIMITS)).toMatchObject({ level: "over", leftThisMonth: -1 });
  });

  it("is calm under four fifths", () => {
    const at = (minutes: number) =>
      limitStatus(person("2026-10", [0], { minutes: { "2026-10": minutes } }), "2026-10", DEFAULT_LIMITS)
        .level;
    expect(at(hours(36) - 1)).toBe("calm");
    expect(at(hours(36))).toBe("near");
  });

  it("has 360 hours from April on, whatever March was", () => {
    const tired = person("2027-02", [80, 40, 40, 40, 40, 40, 40, 40, 40, 30, 0, 10]);
    expect(of(tired, "2027-02", "year")[0]).toMatchObject({
      used: hours(360),
      leftThisMonth: 0,
      window: { from: "2026-04", to: "2027-03" },
    });
    expect(limitStatus(tired, "2027-02", DEFAULT_LIMITS)).toMatchObject({ leftThisMonth: 0, level: "near" });
    expect(limitStatus(tired, "2027-03", DEFAULT_LIMITS).leftThisMonth).toBe(0);
    expect(limitStatus(tired, "2027-04", DEFAULT_LIMITS).leftThisMonth).toBe(hours(45));
  });

  it("knows no averages", () => {
    expect(limitStatus(person("2026-10", [40]), "2026-10", DEFAULT_LIMITS).limits).toHaveLength(2);
  });

  it("may be stricter in a city", () => {
    const strict: OvertimeLimits = {
      ...DEFAULT_LIMITS,
      ordinary: { ...DEFAULT_LIMITS.ordinary, month: hours(30) },
    };
    expect(limitStatus(person("2026-10", [28]), "2026-10", strict).leftThisMonth).toBe(hours(2));
  });
});

describe("a section whose work is set by others", () => {
  it("stays strictly under 100 hours", () => {
    const at = (minutes: number) =>
      of(
        person("2026-10", [0], { minutes: { "2026-10": minutes }, stays: demanding }),
        "2026-10",
        "month",
      )[0];
    expect(at(hours(100) - 1)).toMatchObject({ level: "near", leftThisMonth: 0, left: 1 });
    expect(at(hours(100))).toMatchObject({ level: "over", leftThisMonth: -1 });
  });

  it("has five averages, over the turn of the fiscal year", () => {
    const tired = person("2026-05", [70, 90, 70, 90, 70, 90], { stays: demanding });
    expect(
      of(tired, "2026-05", "average").map(({ window, used, leftThisMonth }) => [
        window.from,
        used,
        leftThisMonth,
      ]),
    ).toEqual([
      ["2026-04", hours(80), 0],
      ["2026-03", Math.ceil(hours(250) / 3), -hours(10)],
      ["2026-02", hours(80), 0],
      ["2026-01", hours(82), -hours(10)],
      ["2025-12", hours(80), 0],
    ]);
    expect(limitStatus(tired, "2026-05", DEFAULT_LIMITS)).toMatchObject({
      level: "over",
      leftThisMonth: -hours(10),
    });
  });

  it("shows an average a little over its limit as over it", () => {
    const tired = person("2026-10", [80, 80], { stays: demanding });
    const more = { ...tired, minutes: { ...tired.minutes, "2026-10": hours(80) + 1 } };
    expect(of(more, "2026-10", "average")[0]).toMatchObject({ used: hours(80) + 1, left: -1, level: "over" });
  });

  it("lets the tightest of them say what is left", () => {
    const tired = person("2026-10", [0, 0, 0, 0, 95, 50], { stays: demanding });
    expect(limitStatus(tired, "2026-10", DEFAULT_LIMITS).leftThisMonth).toBe(hours(15));
  });

  it("is above 45 hours in six months of a year, the seventh ends there", () => {
    const six = person("2026-10", [46, 46, 46, 46, 46, 46, 40], { stays: demanding });
    const [count] = of(six, "2026-10", "monthsAbove");
    expect(count).toMatchObject({ limit: 6, used: 6, left: 0, leftThisMonth: hours(5), level: "near" });
    const seventh = { ...six, minutes: { ...six.minutes, "2026-10": hours(45) + 1 } };
    expect(of(seventh, "2026-10", "monthsAbove")[0]).toMatchObject({
      used: 7,
      level: "over",
      leftThisMonth: -1,
    });
  });

  it("is calm without hours, even where the city allows no month above them", () => {
    const strict: OvertimeLimits = {
      ...DEFAULT_LIMITS,
      demanding: { ...DEFAULT_LIMITS.demanding, monthsAbove: 0 },
    };
    const rested = person("2026-10", [0], { stays: demanding });
    expect(limitStatus(rested, "2026-10", strict)).toMatchObject({ level: "calm", leftThisMonth: hours(45) });
  });

  it("counts those months anew from April", () => {
    const tired = person("2027-04", [46, 46, 46, 46, 46, 46, 46], { stays: demanding });
    expect(of(tired, "2027-03", "monthsAbove")[0]).toMatchObject({ used: 6 });
    expect(of(tired, "2027-04", "monthsAbove")[0]).toMatchObject({ used: 1, leftThisMonth: null });
  });
});

describe("a transfer", () => {
  const left = (until: CivilDate): RegimeStay[] => [
    { from: "2026-04-01", until, regime: "demanding" },
    { from: addDays(until, 1), until: null, regime: "ordinary" },
  ];

  it("to an ordinary section keeps the wider limits to the end of the month", () => {
    const moved = person("2026-08", [70, 70, 70, 70, 60], { stays: left("2026-08-15") });
    expect(limitStatus(moved, "2026-08", DEFAULT_LIMITS)).toMatchObject({
      regime: "demanding",
      level: "near",
    });
    expect(limitStatus(moved, "2026-09", DEFAULT_LIMITS)).toMatchObject({
      regime: "ordinary",
      leftThisMonth: hours(45),
    });
  });

  it("then gives 30 hours for each month that remains", () => {
    const moved = person("2026-10", [90, 70, 70, 70, 60, 40, 44], { stays: left("2026-08-31") });
    expect(of(moved, "2026-10", "year")[0]).toMatchObject({
      window: { from: "2026-09", to: "2027-03" },
      limit: hours(210),
      used: hours(84),
      leftThisMonth: hours(126),
    });
  });

  it("out of a second demanding section counts from the later one", () => {
    const stays: RegimeStay[] = [
      { from: "2026-08-01", until: "2026-09-10", regime: "demanding" },
      { from: "2026-04-01", until: "2026-05-31", regime: "demanding" },
    ];
    const moved = person("2026-11", [40, 40], { stays });
    expect(of(moved, "2026-11", "year")[0]).toMatchObject({
      window: { from: "2026-10", to: "2027-03" },
      limit: hours(180),
    });
    expect(of({ ...moved, stays: stays.toReversed() }, "2026-11", "year")[0]?.limit).toBe(hours(180));
  });

  it("has the whole year again after 31 March", () => {
    const moved = person("2027-04", [20], { stays: left("2026-08-31") });
    expect(of(moved, "2027-04", "year")[0]).toMatchObject({ limit: hours(360) });
  });

  it("to a demanding section brings all hours of the year along", () => {
    const stays: RegimeStay[] = [{ from: "2026-10-01", until: null, regime: "demanding" }];
    const moved = person("2026-10", [45, 45, 45, 45, 45, 45, 60], { stays });
    expect(of(moved, "2026-10", "year")[0]).toMatchObject({ limit: hours(720), used: hours(330) });
    expect(limitStatus(moved, "2026-09", DEFAULT_LIMITS).regime).toBe("ordinary");
  });
});

it("特例業務 is listed and counts against nothing", () => {
  const flood = person("2026-10", [20, 120], { special: { "2026-09": hours(5), "2026-10": hours(100) } });
  expect(limitStatus(flood, "2026-10", DEFAULT_LIMITS)).toMatchObject({
    used: hours(20),
    special: { month: hours(100), year: hours(105) },
    level: "calm",
    leftThisMonth: hours(25),
  });
});

describe("the pace", () => {
  const today = (day: CivilDate) => ({ today: day, workingDays });

  it("names the day on which the month's limit is passed", () => {
    const busy = person("2026-10", [15]);
    expect(of(busy, "2026-10", "month", today("2026-10-07"))[0]).toMatchObject({
      level: "onCourse",
      passesOn: "2026-10-23",
    });
    expect(limitStatus(busy, "2026-10", DEFAULT_LIMITS, today("2026-10-07")).level).toBe("onCourse");
  });

  it("is not judged by the first days of a month", () => {
    expect(of(person("2026-10", [15]), "2026-10", "month", today("2026-10-05"))[0]?.level).toBe("calm");
  });

  it("says nothing of a month that is over", () => {
    const steady = person("2026-09", [40, 40, 40, 40, 40, 40]);
    expect(of(steady, "2026-09", "month", today("2026-10-07"))[0]?.level).toBe("near");
    expect(of(steady, "2026-09", "year", today("2026-10-07"))[0]).toMatchObject({
      level: "calm",
      passesOn: null,
    });
  });

  it("warns of the year long before it is used up", () => {
    const steady = person("2026-10", [40, 40, 40, 40, 40, 40, 2]);
    expect(of(steady, "2026-10", "year", today("2026-10-07"))[0]).toMatchObject({ level: "onCourse" });
    const [year] = of(person("2026-10", [29, 29, 29, 29, 29, 29, 2]), "2026-10", "year", today("2026-10-07"));
    expect(year).toMatchObject({ level: "calm", passesOn: null });
  });

  it("warns of an average that this month will break", () => {
    const tired = person("2026-10", [0, 0, 0, 0, 95, 45], { stays: demanding });
    expect(of(tired, "2026-10", "average", today("2026-10-16"))[0]).toMatchObject({ level: "onCourse" });
  });
});

describe("whatever the hours", () => {
  const MONTHS = monthsFrom("2025-04", "2027-03");
  const someMonth = fc.constantFrom(...MONTHS);
  const dayOf = fc.integer({ min: -400, max: 729 }).map((days) => addDays("2025-04-01", days));
  const stay = fc
    .record({
      from: dayOf,
      days: fc.option(fc.integer({ min: 0, max: 500 })),
      regime: fc.constantFrom("ordinary" as const, "demanding" as const),
    })
    .map(({ from, days, regime }) => ({ from, until: days === null ? null : addDays(from, days), regime }));
  const worked = fc.array(fc.tuple(someMonth, fc.integer({ min: 0, max: 6600 })), { maxLength: 30 });
  const anyone = fc
    .record({ worked, special: worked, stays: fc.array(stay, { maxLength: 3 }) })
    .map(({ worked, special, stays }) => {
      const extra = Object.fromEntries(special.map(([month, minutes]) => [month, minutes % 600]));
      const minutes: Record<Month, number> = { ...extra };
      for (const [month, each] of worked) minutes[month] = (extra[month] ?? 0) + each;
      return { minutes, special: extra, stays };
    });
  const at = fc.option(
    fc.integer({ min: 0, max: 364 }).map((days) => ({ today: addDays("2026-04-01", days), workingDays })),
  );
  const more = (subject: PersonOvertime, month: Month, minutes: number): PersonOvertime => ({
    ...subject,
    minutes: { ...subject.minutes, [month]: (subject.minutes[month] ?? 0) + minutes },
  });
  const rank = (level: (typeof WARNING_LEVELS)[number]) => WARNING_LEVELS.indexOf(level);

  it("a minute more, in any month, never lowers a warning", () => {
    fc.assert(
      fc.property(
        anyone,
        someMonth,
        someMonth,
        at,
        fc.integer({ min: 1, max: 600 }),
        (subject, month, other, day, minutes) => {
          const before = limitStatus(subject, month, DEFAULT_LIMITS, day);
          const after = limitStatus(more(subject, other, minutes), month, DEFAULT_LIMITS, day);
          expect(rank(after.level)).toBeGreaterThanOrEqual(rank(before.level));
          before.limits.forEach((limit, index) => {
            expect(rank(after.limits[index]?.level ?? "calm")).toBeGreaterThanOrEqual(rank(limit.level));
          });
          expect(after.leftThisMonth).toBeLessThanOrEqual(before.leftThisMonth);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("what is left this month breaks no limit, and a minute more does", () => {
    fc.assert(
      fc.property(anyone, someMonth, (subject, month) => {
        const before = limitStatus(subject, month, DEFAULT_LIMITS);
        fc.pre(before.level !== "over");
        const upTo = more(subject, month, before.leftThisMonth);
        expect(before.leftThisMonth).toBeGreaterThanOrEqual(0);
        expect(limitStatus(upTo, month, DEFAULT_LIMITS)).toMatchObject({ leftThisMonth: 0 });
        expect(limitStatus(upTo, month, DEFAULT_LIMITS).level).not.toBe("over");
        expect(limitStatus(more(upTo, month, 1), month, DEFAULT_LIMITS).level).toBe("over");
      }),
      { numRuns: 1000 },
    );
  });

  it("the order of months and stays does not matter", () => {
    fc.assert(
      fc.property(anyone, someMonth, at, (subject, month, day) => {
        const turned: PersonOvertime = {
          minutes: Object.fromEntries(Object.entries(subject.minutes).reverse()),
          special: Object.fromEntries(Object.entries(subject.special).reverse()),
          stays: subject.stays.toReversed(),
        };
        expect(limitStatus(turned, month, DEFAULT_LIMITS, day)).toEqual(
          limitStatus(subject, month, DEFAULT_LIMITS, day),
        );
      }),
    );
  });

  it("an average looks at the same months wherever the fiscal year begins", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 11 }),
        (minutes, shift) => {
          const averages = (month: Month) =>
            of(
              {
                minutes: Object.fromEntries(
                  minutes.map((each, index) => [addMonths(month, index - 5), each]),
                ),
                special: {},
                stays: demanding,
              },
              month,
              "average",
            ).map(({ used, leftThisMonth, level }) => ({ used, leftThisMonth, level }));
          expect(averages(addMonths("2026-04", shift))).toEqual(averages("2026-03"));
        },
      ),
    );
  });

  it("months after the one asked about, and special duty, change nothing", () => {
    fc.assert(
      fc.property(anyone, someMonth, (subject, month) => {
        const later = more(subject, addMonths(month, 1), 5000);
        expect(limitStatus(later, month, DEFAULT_LIMITS)).toEqual(
          limitStatus(subject, month, DEFAULT_LIMITS),
        );
        const flood = {
          ...more(subject, month, 900),
          special: { ...subject.special, [month]: (subject.special[month] ?? 0) + 900 },
        };
        const after = limitStatus(flood, month, DEFAULT_LIMITS);
        expect(after.limits).toEqual(limitStatus(subject, month, DEFAULT_LIMITS).limits);
      }),
    );
  });
});

it("of no warnings is calm", () => expect(levelOf([])).toBe("calm"));
