import { holidays } from "@holiday-jp/holiday_jp";
import { describe, expect, test } from "vitest";
import { figuresOf } from "../../db/sample/figures.ts";
import { dayOfWeek } from "../../worker/domain/civilDate.ts";
import { GRADE_SHAPES, GRADE_TONES } from "../../worker/domain/grade.ts";
import { figures, goals, gradeScale, mayorPoints, priorities, reports, roster } from "./sampleCity.ts";

const DEPARTMENTS = {
  civic: "市民生活部",
  management: "政策経営部",
  welfare: "健康福祉部",
  development: "都市整備部",
} as const;
const SHEETS = ["civic", "management"] as const;
const ALL = Object.keys(DEPARTMENTS) as (keyof typeof DEPARTMENTS)[];
const WINDOWS = { 1: ["2026-06-24", "2026-07-09"], 2: ["2026-09-24", "2026-10-07"] } as const;

const unitsOf = (sheet: keyof typeof DEPARTMENTS) => [
  ...new Set(
    roster()
      .filter((post) => post.unitPath.startsWith(`${DEPARTMENTS[sheet]}＞`))
      .map((post) => post.unitPath.slice(DEPARTMENTS[sheet].length + 1)),
  ),
];

/** What each unit is asked in a quarter, as `sheet/number/unit`. */
const asked = SHEETS.flatMap((sheet) =>
  goals(sheet).flatMap((goal) =>
    (goal.owner === "共通" ? unitsOf(sheet) : [goal.owner]).map((unit) => `${sheet}/${goal.number}/${unit}`),
  ),
);
const answered = (quarter: 1 | 2) =>
  reports()
    .filter((report) => report.quarter === quarter)
    .map((report) => `${report.goalSheet}/${report.number}/${report.unit}`);
const silent = (quarter: 1 | 2) => asked.filter((duty) => !answered(quarter).includes(duty));

describe("roster of the sample city", () => {
  test("has 120 people in 20 units under four departments, four of them with a second post", () => {
    expect(new Set(roster().map((post) => post.staffNumber)).size).toBe(120);
    expect(ALL.map((sheet) => unitsOf(sheet).length)).toEqual([3, 3, 7, 7]);
    expect(roster().filter((post) => post.kind === "兼務")).toHaveLength(4);
  });

  test("gives each person one main post on any day, each unit one chief, each department one director", () => {
    const main = roster().filter((post) => post.kind === "本務");
    for (const posts of Map.groupBy(main, (post) => post.staffNumber).values()) {
      const [first, second] = posts;
      if (second) expect(first && first.to < second.from && first.to !== "").toBe(true);
    }
    const chiefs = main.filter((post) => post.role === "所属長").map((post) => post.unitPath);
    const units = ALL.flatMap((sheet) => unitsOf(sheet).map((unit) => `${DEPARTMENTS[sheet]}＞${unit}`));
    expect(chiefs.sort()).toEqual(units.sort());
    const directors = main.filter((post) => post.role === "部長").map((post) => post.unitPath);
    expect(directors).toEqual(Object.values(DEPARTMENTS));
    expect(main.filter((post) => post.role === "管理者")).toHaveLength(1);
  });
});

describe("papers of the sample city", () => {
  test("have 24 goals numbered from 1 in each sheet, each owned by a unit of the department or by all", () => {
    expect(SHEETS.flatMap((sheet) => goals(sheet))).toHaveLength(24);
    for (const sheet of SHEETS) {
      expect(goals(sheet).map((goal) => goal.number)).toEqual(goals(sheet).map((_, index) => index + 1));
      for (const goal of goals(sheet)) expect(["共通", ...unitsOf(sheet)]).toContain(goal.owner);
    }
  });

  test("leave one category empty, as real sheets do", () => {
    expect(SHEETS.flatMap((sheet) => goals(sheet)).filter((goal) => goal.category === "")).toHaveLength(1);
  });

  test("have 20 points of the mayor, each an order that fits on a phone", () => {
    expect(mayorPoints().size).toBe(20);
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
    for (const quarter of [1, 2] as const) {
      expect(new Set(answered(quarter)).size).toBe(answered(quarter).length);
      expect(asked).toEqual(expect.arrayContaining(answered(quarter)));
    }
  });

  test("is nearly whole in the first quarter; in the second one unit is silent and two are unfinished", () => {
    expect(silent(1)).toHaveLength(2);
    const missing = Map.groupBy(silent(2), (duty) => duty.split("/")[2]);
    expect([...missing.keys()].sort()).toEqual(["企画政策課", "協働推進課", "環境政策課"].sort());
    expect(missing.get("協働推進課")).toEqual(asked.filter((duty) => duty.endsWith("/協働推進課")));
  });

  test("judges each criterion of the goal once, with a grade of the scale", () => {
    const codes = gradeScale().map((grade) => grade.code);
    for (const report of reports()) {
      const goal = goals(report.goalSheet).find((row) => row.number === report.number);
      expect(report.criteria).toHaveLength(goal?.criteria ?? 0);
      expect(codes).toContain(report.grade);
      expect(report.done).not.toBe("");
    }
  });

  test("gives as numbers of indicators only what the words of the reports say", () => {
    for (const quarter of [1, 2] as const) {
      for (const report of reports().filter((each) => each.quarter === quarter)) {
        const indicators = figures().map(({ indicator }, index) => ({ id: String(index), text: indicator }));
        for (const { value } of figuresOf(report, indicators)) {
          expect(report.done).toContain(value.toLocaleString("ja-JP"));
        }
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
    for (const { quarter, reportedAt } of reports()) {
      const [day = "", time = ""] = reportedAt.split("T");
      expect(day >= WINDOWS[quarter][0] && day <= WINDOWS[quarter][1]).toBe(true);
      expect([0, 6]).not.toContain(dayOfWeek(day));
      expect(holidays).not.toHaveProperty([day]);
      expect(time >= "08:30" && time <= "17:15").toBe(true);
    }
  });
});
