import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkForm,
  controlIdOf,
  EMPTY_FORM,
  formFrom,
  sameForm,
  supportChoices,
  TEXT_LIMIT,
  toReportInput,
} from "../../liff/store/reportForm.ts";
import { goalPage, reportView } from "./fixtures.ts";

const page = goalPage();
const complete = formFrom(reportView(), page);

describe("checkForm", () => {
  it("finds nothing wrong with an earlier answer", () => expect(checkForm(complete, page)).toEqual([]));

  it("asks for the grade and for every criterion, in the order of the screen", () => {
    expect(checkForm(EMPTY_FORM, page).map(controlIdOf)).toEqual(["grade", "criterion-c1", "criterion-c2"]);
  });

  it("refuses a grade that the scale does not have", () => {
    expect(checkForm({ ...complete, gradeId: "gone" }, page)).toEqual([
      { field: "grade", reason: "required" },
    ]);
  });

  it("says by how much a text is too long, spaces around it not counted", () => {
    const done = `  ${"あ".repeat(TEXT_LIMIT + 3)}\n`;
    expect(checkForm({ ...complete, done }, page)).toEqual([{ field: "done", reason: "tooLong", over: 3 }]);
    expect(checkForm({ ...complete, done: "あ".repeat(TEXT_LIMIT) }, page)).toEqual([]);
  });

  it("counts as the server does, a surrogate pair as two", () => {
    const done = "𠮷".repeat(TEXT_LIMIT / 2 + 1);
    expect(checkForm({ ...complete, done }, page)).toEqual([{ field: "done", reason: "tooLong", over: 2 }]);
  });
});

describe("formFrom", () => {
  it("leaves out criteria and grades that are no longer asked", () => {
    const report = reportView({ gradeId: "gone", judgements: { c1: "notYet", old: "achieved" } });
    expect(formFrom(report, page)).toMatchObject({ gradeId: null, judgements: { c1: "notYet" } });
  });
});

describe("sameForm", () => {
  it("sees a missing judgement", () => {
    expect(sameForm(complete, { ...complete, judgements: { c1: "achieved" } })).toBe(false);
  });
});

it("sends trimmed texts and keeps everything else", () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (text, needsSupport) => {
      const form = { ...complete, gradeId: "on", done: text, needsSupport };
      const sent = toReportInput(form, page, { roundId: "r", submissionKey: "k", baseVersion: 2 });
      expect(sent).toMatchObject({ roundId: "r", submissionKey: "k", baseVersion: 2, needsSupport });
      expect(sent.done).toBe(text.trim());
      expect(sent.judgements).toEqual(complete.judgements);
    }),
  );
});

describe("numbers beside a criterion", () => {
  const garbage = { id: "i1", text: "620g以下", target: 620, unit: "g", kind: "atMost" as const };
  const upkeep = { id: "i2", text: "継続的に実施", target: null, unit: "", kind: "continuous" as const };
  const measured = goalPage({
    goal: { ...page.goal, criteria: [{ id: "c1", text: "減っている。", indicators: [garbage, upkeep] }] },
  });
  const judged = { ...EMPTY_FORM, gradeId: "on", judgements: { c1: "partial" as const } };
  const act = { roundId: "r", submissionKey: "k", baseVersion: 0 };

  it("are sent as they are understood, and left out where nothing was typed", () => {
    const { values } = toReportInput({ ...judged, values: { i1: "約６４１ｇ" } }, measured, act);
    expect(values).toEqual({ i1: 641 });
    expect(toReportInput({ ...judged, values: { i1: " " } }, measured, act).values).toEqual({});
  });

  it("hold the report back at their field when they cannot be understood", () => {
    const problems = checkForm({ ...judged, values: { i1: "だいぶ減った" } }, measured);
    expect(problems).toEqual([{ field: "value", indicatorId: "i1", position: 1, reason: "unreadable" }]);
    expect(problems.map(controlIdOf)).toEqual(["value-i1"]);
  });

  it("stand in the form as they were given, those of other goals left out", () => {
    const { values } = formFrom(reportView({ values: { i1: 12_345.5, gone: 1 } }), measured);
    expect(values).toEqual({ i1: "12,345.5" });
  });
});

describe("支援が必要", () => {
  it("offers the superior and the director once where they are the same person", () => {
    const choices = supportChoices({ superior: "部長", director: "部長", office: "行政改革室" });
    expect(choices.map(({ from }) => from)).toEqual(["director", "office"]);
  });

  it("asks whose help, unless the city has nobody to ask", () => {
    const asking = { ...complete, needsSupport: true };
    expect(checkForm(asking, page)).toEqual([{ field: "supportFrom", reason: "required" }]);
    expect(checkForm({ ...asking, supportFrom: "office" }, page)).toEqual([]);
    const alone = goalPage({ supporters: { superior: null, director: null, office: null } });
    expect(checkForm(asking, alone)).toEqual([]);
  });

  it("names nobody once no help is wanted", () => {
    const form = { ...complete, gradeId: "on", supportFrom: "office" as const };
    const sent = toReportInput(form, page, { roundId: "r", submissionKey: "k", baseVersion: 0 });
    expect(sent.supportFrom).toBeNull();
  });
});
