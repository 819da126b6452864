import { describe, expect, it } from "vitest";
import type { Result } from "../../liff/failure.ts";
import { createDrafts } from "../../liff/store/drafts.ts";
import { createReporting } from "../../liff/store/reporting.ts";
import type { GoalPage, ReportInput, ReportView, SubmitOutcome } from "../../worker/domain/views.ts";
import { earlierRound, goalPage, memoryShelf, reportView } from "./fixtures.ts";

const OFFLINE: Result<SubmitOutcome> = { ok: false, failure: { kind: "offline" } };

function recorded(input: ReportInput): Result<SubmitOutcome> {
  const { values = {}, supportFrom = null, ...said } = input;
  const report = reportView({ ...said, values, supportFrom, version: input.baseVersion + 1 });
  return {
    ok: true,
    value: { kind: "recorded", report, isRepeat: false, remaining: 1, nextGoalId: "goal-2" },
  };
}

function newerVersion(latest: ReportView): Result<SubmitOutcome> {
  return { ok: true, value: { kind: "refused", reason: "newerVersion", latest } };
}

/** A desk to write at: answers are given one by one, what was sent is kept. */
function desk(part: Partial<GoalPage> = {}, shelf = memoryShelf()) {
  const sent: ReportInput[] = [];
  const answers: ((input: ReportInput) => Result<SubmitOutcome>)[] = [];
  const known: ReportView[] = [];
  let keys = 0;
  const open = () =>
    createReporting({
      page: goalPage(part),
      staffNumber: "10021",
      drafts: createDrafts(shelf),
      async submit(_unitId, _goalId, input) {
        sent.push(input);
        return (answers.shift() ?? recorded)(input);
      },
      now: () => 1_000,
      newKey: () => `key-${++keys}`,
      onRecorded: (report) => known.push(report),
    });
  return { open, sent, answers, known, shelf };
}

function fill(reporting: ReturnType<ReturnType<typeof desk>["open"]>) {
  reporting.change({ gradeId: "on", judgements: { c1: "achieved", c2: "notYet" }, done: "書いた" });
}

describe("writing", () => {
  it("keeps every change and gives it back after the app was closed", () => {
    const { open } = desk();
    open().change({ done: "途中まで" });
    const again = open();
    expect(again.form.value.done).toBe("途中まで");
    expect(again.draftState.value).toBe("restored");
  });

  it("keeps no draft of a form put back to what it was", () => {
    const { open, shelf } = desk();
    const reporting = open();
    reporting.change({ done: "あ" });
    reporting.change({ done: "" });
    expect(shelf.length).toBe(0);
    expect(reporting.draftState.value).toBe("none");
  });

  it("says so when the draft cannot be kept", () => {
    const { open, shelf } = desk();
    shelf.isFull = true;
    const reporting = open();
    reporting.change({ done: "あ" });
    expect(reporting.draftState.value).toBe("failed");
  });

  it("copies the previous answer, but asks for support anew", () => {
    const { open } = desk({ previous: reportView({ round: earlierRound, needsSupport: true }) });
    const reporting = open();
    reporting.copyPrevious();
    expect(reporting.form.value).toMatchObject({
      gradeId: "on",
      done: "説明会を開いた",
      needsSupport: false,
    });
  });

  it("copies no number of the previous answer and keeps one already typed", () => {
    const { open } = desk({ previous: reportView({ round: earlierRound, values: { i1: 1, i2: 2 } }) });
    const reporting = open();
    reporting.change({ values: { i1: "641" } });
    reporting.copyPrevious();
    expect(reporting.form.value.values).toEqual({ i1: "641" });
  });

  it("starts from the answer of the round when there is one", () => {
    const { open } = desk({ current: reportView({ version: 3 }) });
    expect(open().phase.value).toMatchObject({ name: "answered" });
  });
});

describe("sending", () => {
  it("is not tried while something is missing, and says what", async () => {
    const { open, sent } = desk();
    const reporting = open();
    await reporting.send();
    expect(sent).toEqual([]);
    expect(reporting.problems.value).toHaveLength(3);
    fill(reporting);
    expect(reporting.problems.value).toEqual([]);
  });

  it("lets go of the draft once the report is recorded", async () => {
    const { open, shelf, known } = desk();
    const reporting = open();
    fill(reporting);
    await reporting.send();
    expect(reporting.phase.value).toMatchObject({ name: "sent", remaining: 1, nextGoalId: "goal-2" });
    expect(shelf.length).toBe(0);
    expect(known).toHaveLength(1);
  });

  it("repeats a failed act under the same key, so that it is stored once", async () => {
    const { open, sent, answers } = desk();
    answers.push(() => OFFLINE);
    const reporting = open();
    fill(reporting);
    await reporting.send();
    expect(reporting.trouble.value).toEqual({ kind: "offline" });
    await reporting.send();
    expect(sent.map((input) => input.submissionKey)).toEqual(["key-1", "key-1"]);
  });

  it("keeps the key over a closed app, and the page knows that it was not sent", async () => {
    const { open, sent, answers } = desk();
    answers.push(() => OFFLINE);
    const first = open();
    fill(first);
    await first.send();
    const second = open();
    expect(second.trouble.value).toEqual({ kind: "offline" });
    await second.send();
    expect(sent.map((input) => input.submissionKey)).toEqual(["key-1", "key-1"]);
  });

  it("takes a new key once the words changed: the first may have arrived", async () => {
    const { open, sent, answers } = desk();
    answers.push(() => OFFLINE);
    const reporting = open();
    fill(reporting);
    await reporting.send();
    reporting.change({ done: "書き直した" });
    await reporting.send();
    expect(sent.map((input) => input.submissionKey)).toEqual(["key-1", "key-2"]);
  });

  it("loses nothing when the round was closed meanwhile", async () => {
    const { open, answers, shelf } = desk();
    answers.push(() => ({ ok: true, value: { kind: "refused", reason: "roundNotOpen" } }));
    const reporting = open();
    fill(reporting);
    await reporting.send();
    expect(reporting.phase.value).toEqual({ name: "closed", reason: "roundNotOpen" });
    expect(shelf.length).toBe(1);
  });

  it("is a new act of sending once the one before was taken back", async () => {
    const { open, sent, answers, shelf } = desk();
    answers.push(() => ({ ok: true, value: { kind: "refused", reason: "takenBack" } }));
    const reporting = open();
    fill(reporting);
    await reporting.send();
    expect(reporting.trouble.value).toEqual({ kind: "takenBack" });
    expect(reporting.phase.value).toEqual({ name: "writing" });
    expect(shelf.length).toBe(1);
    await reporting.send();
    expect(sent.map((input) => input.submissionKey)).toEqual(["key-1", "key-2"]);
  });

  it("shows what the server refused and leaves the form open", async () => {
    const { open, answers } = desk();
    answers.push(() => ({
      ok: true,
      value: { kind: "refused", reason: "invalid", field: "done", message: "長すぎます。" },
    }));
    const reporting = open();
    fill(reporting);
    await reporting.send();
    expect(reporting.trouble.value).toEqual({ kind: "refusedField", message: "長すぎます。" });
    expect(reporting.phase.value.name).toBe("writing");
  });
});

describe("two answers for one goal", () => {
  const latest = reportView({ version: 4, gradeId: "late", done: "相手の文" });

  async function conflicted() {
    const made = desk();
    made.answers.push(() => newerVersion(latest));
    const reporting = made.open();
    fill(reporting);
    await reporting.send();
    return { ...made, reporting };
  }

  it("are both shown, mine still in the form", async () => {
    const { reporting } = await conflicted();
    expect(reporting.phase.value).toEqual({ name: "conflict", latest });
    expect(reporting.form.value.done).toBe("書いた");
  });

  it("end with mine as the version after theirs", async () => {
    const { reporting, sent } = await conflicted();
    await reporting.sendMine(latest);
    expect(sent[1]).toMatchObject({ baseVersion: 4, done: "書いた", submissionKey: "key-2" });
    expect(reporting.phase.value).toMatchObject({ name: "sent" });
  });

  it("end with theirs, and my draft is gone", async () => {
    const { reporting, shelf, known } = await conflicted();
    reporting.keepTheirs(latest);
    expect(reporting.phase.value).toEqual({ name: "answered", report: latest });
    expect(shelf.length).toBe(0);
    expect(known).toEqual([latest]);
  });
});

describe("an answer that arrives while the page is open", () => {
  it("is shown where nothing was typed", () => {
    const { open } = desk();
    const reporting = open();
    reporting.adopt(reportView({ version: 1 }));
    expect(reporting.phase.value).toMatchObject({ name: "answered" });
  });

  it("leaves alone what is being typed", () => {
    const { open } = desk();
    const reporting = open();
    reporting.change({ done: "途中" });
    reporting.adopt(reportView({ version: 1 }));
    expect(reporting.phase.value).toEqual({ name: "writing" });
    expect(reporting.form.value.done).toBe("途中");
  });
});

it("corrects an answer as the version after it", async () => {
  const current = reportView({ version: 2 });
  const { open, sent } = desk({ current });
  const reporting = open();
  reporting.edit(current);
  reporting.change({ done: "直した" });
  await reporting.send();
  expect(sent[0]).toMatchObject({ baseVersion: 2, done: "直した", gradeId: "on" });
});
