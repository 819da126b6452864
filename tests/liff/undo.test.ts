import { expect, test } from "vitest";
import { lastSent, offerUndo, withoutReport } from "../../liff/pages/goal/undo.ts";
import { goalPage, reportView, round } from "./fixtures.ts";

const first = reportView({ id: "first", done: "はじめ" });
const second = reportView({ id: "second", version: 2, done: "つぎ" });

test("what can be taken back keeps what was written, for a minute", () => {
  offerUndo({ page: goalPage(), report: second, staffNumber: "10021" }, 1_000);
  expect(lastSent.value).toMatchObject({
    reportId: "second",
    place: { staffNumber: "10021", unitId: "unit", goalId: "goal", roundId: round.id },
    form: { done: "つぎ", gradeId: "on" },
    baseVersion: 1,
    until: 61_000,
  });
});

test("after taking back a correction the version before it stands", () => {
  const page = goalPage({ current: second, history: [second, first] });
  page.place.answered = 1;
  expect(withoutReport(page, "second")).toMatchObject({
    current: { id: "first" },
    history: [{ id: "first" }],
    place: { answered: 1 },
  });
});

test("after taking back the only version the goal is unanswered again", () => {
  const page = goalPage({ current: first, history: [first] });
  page.place.answered = 1;
  expect(withoutReport(page, "first")).toMatchObject({ current: null, history: [], place: { answered: 0 } });
});
