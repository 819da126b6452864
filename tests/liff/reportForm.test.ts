import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkForm,
  controlIdOf,
  EMPTY_FORM,
  formFrom,
  sameForm,
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
      const sent = toReportInput(form, { roundId: "r", submissionKey: "k", baseVersion: 2 });
      expect(sent).toMatchObject({ roundId: "r", submissionKey: "k", baseVersion: 2, needsSupport });
      expect(sent.done).toBe(text.trim());
      expect(sent.judgements).toEqual(complete.judgements);
    }),
  );
});
