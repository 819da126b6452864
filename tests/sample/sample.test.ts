import { holidays } from "@holiday-jp/holiday_jp";
import { describe, expect, test } from "vitest";
import { figuresOf } from "../../db/sample/figures.ts";
import { dayOfWeek } from "../../worker/domain/civilDate.ts";
import { GRADE_SHAPES, GRADE_TONES } from "../../worker/domain/grade.ts";
import { REVIEW_MARKS } from "../../worker/domain/review.ts";
import {
  figures,
  goals,
  gradeScale,
  mayorPoints,
  priorities,
  reports,
  reviews,
  roster,
  type Sheet,
} from "./sampleCity.ts";

const DEPARTMENTS = {
  civic: "市民生活部",
  management: "政策経営部",
  welfare: "健康福祉部",
  development: "都市整備部",
} as const;
const SHEETS = Object.keys(DEPARTMENTS) as Sheet[];
const WINDOWS: Record<string, readonly [string, string]> = {
  "2025/2": ["2025-09-22", "2025-10-09"],
  "2025/4": ["2026-03-24", "2026-04-09"],
  "2026/1": ["2026-06-24", "2026-07-09"],
  "2026/2": ["2026-09-24", "2026-10-07"],
};

const unitsOf = (sheet: Sheet) => [
  ...new Set(
    roster()
      .filter((post) => post.unitPath.startsWith(`${DEPARTMENTS[sheet]}＞`))
      .map((post) => post.unitPath.slice(DEPARTMENTS[sheet].length + 1)),
  ),
];

const dutyOf = ({ goalSheet, number, unit }: { goalSheet: Sheet; number: number; unit: string }) =>
  `${goalSheet}/${number}/${unit}`;
/** What each unit is asked in a quarter of the year, as `sheet/number/unit`. */
const askedIn = (fiscalYear: 2025 | 2026) =>
  SHEETS.flatMap((goalSheet) =>
    goals(goalSheet, fiscalYear).flatMap(({ owner, number }) =>
      (owner === "共通" ? unitsOf(goalSheet) : [owner]).map((unit) => dutyOf({ goalSheet, number, unit })),
    ),
  );
const asked = askedIn(2026);
const answered = (quarter: 1 | 2 | 4, fiscalYear: 2025 | 2026 = 2026) =>
  reports()
    .filter((report) => report.fiscalYear === fiscalYear && report.quarter === quarter)
    .map(dutyOf);
const silent = (quarter: 1 | 2) => asked.filter((duty) => !answered(quarter).includes(duty));

describe("roster of the sample city", () => {
  test("has 124 people in 21 units under four departments, four of them with a second post", () => {
    expect(new Set(roster().map((post) => post.staffNumber)).size).toBe(124);
    expect(SHEETS.map((sheet) => unitsOf(sheet).length)).toEqual([3, 4, 7, 7]);
    expect(roster().filter((post) => post.kind === "兼務")).toHaveLength(4);
  });

  test("gives each person one main post on any day, each unit one chief, each department one director", () => {
    const main = roster().filter((post) => post.kind === "本務");
    for (const posts of Map.groupBy(main, (post) => post.staffNumber).values()) {
      const [first, second] = posts;
      if (second) expect(first && first.to < second.from && first.to !== "").toBe(true);
    }
    const chiefs = main.filter((post) => post.role === "所属長").map((post) => post.unitPath);
    const units = SHEETS.flatMap((sheet) => unitsOf(sheet).map((unit) => `${DEPARTMENTS[sheet]}＞${unit}`));
    expect(chiefs.sort()).toEqual(units.sort());
    const directors = main.filter((post) => post.role === "部長").map((post) => post.unitPath);
    expect(directors).toEqual(Object.values(DEPARTMENTS));
    expect(main.filter((post) => post.role === "管理者")).toHaveLength(1);
  });
});

describe("papers of the sample city", () => {
  test.each([
    [2026, [14, 10, 12, 12]],
    [2025, [6, 6, 6, 6]],
  ] as const)(
    "of %s have goals numbered from 1 in each sheet, each owned by a unit of the department or by all",
    (year, counts) => {
      expect(SHEETS.map((sheet) => goals(sheet, year).length)).toEqual(counts);
      for (const sheet of SHEETS) {
        const rows = goals(sheet, year);
        expect(rows.map((goal) => goal.number)).toEqual(rows.map((_, index) => index + 1));
        for (const goal of rows) expect(["共通", ...unitsOf(sheet)]).toContain(goal.owner);
      }
    },
  );

  test("leave one category empty, as real sheets do", () => {
    expect(SHEETS.flatMap((sheet) => goals(sheet)).filter((goal) => goal.category === "")).toHaveLength(1);
  });

  test("have 30 points of the mayor, each an order that fits on a phone", () => {
    expect(mayorPoints().size).toBe(30);
    for (const text of mayorPoints().values()) expect(text).toMatch(/^.{20,100}こと。$/);
  });

  test("name enough priority points for every week of a quarter, each short", () => {
    expect(priorities().length).toBeGreaterThanOrEqual(13);
    for (const { label, shortForm } of priorities()) {
      expect(mayorPoints().has(label)).toBe(true);
      expect(shortForm.length).toBeLessThanOrEqual(28);
    }
  });

  test("have a grade scale that the screens can draw, no two grades by the same shape", () => {
    expect(
      gradeScale()
        .map((grade) => grade.shape)
        .sort(),
    ).toEqual([...GRADE_SHAPES].sort());
    for (const grade of gradeScale()) expect(GRADE_TONES).toContain(grade.tone);
  });
});

describe("history of the sample city", () => {
  test("answers only what was asked, once", () => {
    for (const [quarter, year] of [
      [1, 2026],
      [2, 2026],
      [2, 2025],
      [4, 2025],
    ] as const) {
      expect(new Set(answered(quarter, year)).size).toBe(answered(quarter, year).length);
      expect(askedIn(year)).toEqual(expect.arrayContaining(answered(quarter, year)));
    }
  });

  test("is whole for last year, which was asked in its middle and at its end", () => {
    for (const quarter of [2, 4] as const) {
      expect(answered(quarter, 2025).sort()).toEqual(askedIn(2025).sort());
    }
  });

  test("is nearly whole in the first quarter; in the second three units are silent and three are unfinished", () => {
    expect(silent(1)).toHaveLength(2);
    const missing = Map.groupBy(silent(2), (duty) => duty.split("/")[2]);
    const wholly = ["協働推進課", "保育課", "道路課"];
    expect([...missing.keys()].sort()).toEqual([...wholly, "企画政策課", "環境政策課", "建築指導課"].sort());
    for (const unit of wholly) {
      expect(missing.get(unit)).toEqual(asked.filter((duty) => duty.endsWith(`/${unit}`)));
    }
  });

  test("judges each criterion of the goal once, with a grade of the scale", () => {
    const codes = gradeScale().map((grade) => grade.code);
    for (const report of reports()) {
      const goal = goals(report.goalSheet, report.fiscalYear).find((row) => row.number === report.number);
      expect(report.criteria).toHaveLength(goal?.criteria ?? 0);
      expect(codes).toContain(report.grade);
      expect(report.done).not.toBe("");
    }
  });

  test("gives as numbers of indicators only what the words of the reports say", () => {
    const indicators = figures().map(({ indicator }, index) => ({ id: String(index), text: indicator }));
    for (const report of reports()) {
      for (const { value } of figuresOf(report, indicators)) {
        expect(report.done).toContain(value.toLocaleString("ja-JP"));
      }
    }
  });

  test("is told by people who hold a post in the unit", () => {
    for (const report of reports()) {
      const post = roster().find(
        (row) => row.staffNumber === report.reporter && row.unitPath.endsWith(`＞${report.unit}`),
      );
      expect(post && post.from <= report.reportedAt.slice(0, 10)).toBe(true);
    }
  });

  test("is reported on working days, in working hours, within the round or two days after", () => {
    for (const { fiscalYear, quarter, reportedAt } of reports()) {
      const [from = "", until = ""] = WINDOWS[`${fiscalYear}/${quarter}`] ?? [];
      const day = reportedAt.slice(0, 10);
      expect(day >= from && day <= until).toBe(true);
      expectAtWork(reportedAt);
    }
  });
});

describe("reviews of the sample city", () => {
  test("are said once of a report that was there, by the department's director, and seen later", () => {
    const told = new Map(
      reports()
        .filter(({ fiscalYear }) => fiscalYear === 2026)
        .map((report) => [`${report.quarter}/${dutyOf(report)}`, report]),
    );
    const subjects = reviews().map((review) => `${review.quarter}/${dutyOf(review)}`);
    expect(new Set(subjects).size).toBe(subjects.length);
    for (const review of reviews()) {
      const report = told.get(`${review.quarter}/${dutyOf(review)}`);
      expect(report && report.reportedAt < review.reviewedAt).toBe(true);
      expect(review.seenAt === undefined || review.reviewedAt < review.seenAt).toBe(true);
      const director = roster().find((post) => post.staffNumber === review.reviewer);
      expect(director).toMatchObject({ role: "部長", unitPath: DEPARTMENTS[review.goalSheet] });
      expectAtWork(review.reviewedAt);
    }
  });

  test("have every mark, and a word with every question", () => {
    expect(new Set(reviews().map(({ mark }) => mark))).toEqual(new Set(REVIEW_MARKS));
    for (const { word } of reviews().filter(({ mark }) => mark === "question")) expect(word).not.toBe("");
  });

  test("leave some reports of the new departments to be looked at, one of each asking for help", () => {
    const looked = new Set(reviews().map((review) => `${review.quarter}/${dutyOf(review)}`));
    const fresh = reports().filter(
      (report) =>
        report.fiscalYear === 2026 &&
        report.quarter === 2 &&
        !looked.has(`${report.quarter}/${dutyOf(report)}`),
    );
    for (const sheet of ["welfare", "development"]) {
      const own = fresh.filter((report) => report.goalSheet === sheet);
      expect(own.length).toBeGreaterThanOrEqual(5);
      expect(own.filter((report) => report.needsSupport)).toHaveLength(1);
    }
  });
});

/** That something happened on a working day, in working hours. */
function expectAtWork(at: string): void {
  const [day = "", time = ""] = at.split("T");
  expect([0, 6]).not.toContain(dayOfWeek(day));
  expect(holidays).not.toHaveProperty([day]);
  expect(time >= "08:30" && time <= "17:15").toBe(true);
}
