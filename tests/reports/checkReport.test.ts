import { expect, test } from "vitest";
import { checkReport, MAX_TEXT_CHARACTERS } from "../../worker/reports/checkReport.ts";
import { CITY, criteriaOf } from "../support/city.ts";
import { reportFor } from "./writing.ts";

const goalId = CITY.goals.g1;
const [first, second] = criteriaOf(goalId);
const bounds = {
  gradeIds: Object.values(CITY.grades),
  criterionIds: [first, second],
  mustJudgeAll: true,
  formerCriterionIds: ["former"],
  indicatorIds: ["garbage"],
};

test("a sound report passes with its texts trimmed", () => {
  expect(checkReport(reportFor(goalId, { next: "\n次へ　" }), bounds)).toMatchObject({
    kind: "sound",
    input: { next: "次へ" },
  });
});

test("a grade outside the scale is refused at its field", () => {
  expect(checkReport(reportFor(goalId, { gradeId: "foreign" }), bounds)).toMatchObject({ field: "gradeId" });
});

test("an unknown criterion is refused at the judgements", () => {
  const judgements = { [first]: "achieved", [second]: "notYet", foreign: "achieved" } as const;
  expect(checkReport(reportFor(goalId, { judgements }), bounds)).toMatchObject({ field: "judgements" });
});

test("a criterion without a judgement is counted", () => {
  expect(checkReport(reportFor(goalId, { judgements: { [first]: "achieved" } }), bounds)).toMatchObject({
    field: "judgements",
    message: "達成水準の状態を、あと1件選んでください。",
  });
});

test("a grade tapped in the chat may leave criteria unjudged, but not judge foreign ones", () => {
  const byTap = { ...bounds, mustJudgeAll: false };
  expect(checkReport(reportFor(goalId, { judgements: {} }), byTap)).toMatchObject({ kind: "sound" });
  expect(checkReport(reportFor(goalId, { judgements: { foreign: "achieved" } }), byTap)).toMatchObject({
    field: "judgements",
  });
});

test("a criterion that left the sheet may still be judged", () => {
  const judgements = { [first]: "achieved", [second]: "notYet", former: "partial" } as const;
  expect(checkReport(reportFor(goalId, { judgements }), bounds)).toMatchObject({ kind: "sound" });
});

test("a number of another goal's indicator is refused at the numbers", () => {
  expect(checkReport(reportFor(goalId, { values: { garbage: 620 } }), bounds)).toMatchObject({
    kind: "sound",
  });
  expect(checkReport(reportFor(goalId, { values: { foreign: 1 } }), bounds)).toMatchObject({
    field: "values",
  });
});

test("whose help is wanted is kept only where help is wanted", () => {
  const asking = reportFor(goalId, { needsSupport: true, supportFrom: "director" });
  expect(checkReport(asking, bounds)).toMatchObject({ input: { supportFrom: "director" } });
  expect(checkReport({ ...asking, needsSupport: false }, bounds)).toMatchObject({
    input: { supportFrom: null },
  });
});

test.each(["done", "blocked", "next"] as const)("a too long %s says where and by how much", (field) => {
  const long = "あ".repeat(MAX_TEXT_CHARACTERS + 3);
  expect(checkReport(reportFor(goalId, { [field]: long }), bounds)).toMatchObject({
    field,
    message: expect.stringMatching(/2,000文字までです。あと3文字/),
  });
});

test("2,000 characters count as the browser counts them: an emoji is two", () => {
  const full = reportFor(goalId, { done: "あ".repeat(MAX_TEXT_CHARACTERS) });
  expect(checkReport(full, bounds)).toMatchObject({ kind: "sound" });
  const withEmoji = reportFor(goalId, { done: `${"あ".repeat(MAX_TEXT_CHARACTERS - 1)}🙂` });
  expect(checkReport(withEmoji, bounds)).toMatchObject({ field: "done" });
});

test("an emoji cut in two does not cost the report", () => {
  const torn = reportFor(goalId, { done: "できた🙂".slice(0, -1) });
  expect(checkReport(torn, bounds)).toMatchObject({ kind: "sound", input: { done: "できた\ufffd" } });
});
