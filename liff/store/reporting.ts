import { computed, signal } from "@preact/signals";
import type { GoalPage, ReportView, RoundRef } from "../../worker/domain/views.ts";
import type { Api } from "../api.ts";
import type { Failure } from "../failure.ts";
import type { DraftPlace } from "./draft.ts";
import type { Drafts } from "./drafts.ts";
import { checkForm, EMPTY_FORM, formFrom, type ReportForm, sameForm, toReportInput } from "./reportForm.ts";

export type ReportingPhase =
  /** Answered in this round already; nothing being written. */
  | { name: "answered"; report: ReportView }
  | { name: "writing" }
  | { name: "sending" }
  | { name: "sent"; report: ReportView; remaining: number; nextGoalId: string | null }
  /** Somebody else answered in the meantime; the writer chooses. */
  | { name: "conflict"; latest: ReportView }
  | { name: "closed"; reason: "roundNotOpen" | "goalNotAsked" };

/** Why the last sending did not arrive. What was typed is still there. */
export type SendTrouble =
  | Failure
  | { kind: "refusedField"; message: string }
  /** This sending had arrived, and was taken back since: the next press is a new one. */
  | { kind: "takenBack" };

export type Reporting = ReturnType<typeof createReporting>;

interface Options {
  page: GoalPage & { openRound: RoundRef };
  staffNumber: string;
  drafts: Drafts;
  submit: Api["submitReport"];
  now: () => number;
  newKey: () => string;
  /** The newest answer of the round is known: after sending, or when the other's was kept. */
  onRecorded: (report: ReportView, nextGoalId: string | null) => void;
}

/** One goal being reported on: the form, its draft, and the way to the server and back. */
export function createReporting({ page, staffNumber, drafts, submit, now, newKey, onRecorded }: Options) {
  const place: DraftPlace = {
    staffNumber,
    unitId: page.unit.id,
    goalId: page.goal.id,
    roundId: page.openRound.id,
  };
  const stored = drafts.load(place);
  let start: ReportForm = page.current ? formFrom(page.current, page) : EMPTY_FORM;
  let baseVersion = stored?.baseVersion ?? page.current?.version ?? 0;
  let submissionKey = stored?.submissionKey ?? null;
  let unsent = stored?.unsent ?? false;

  const form = signal<ReportForm>(stored?.form ?? start);
  const phase = signal<ReportingPhase>(
    page.current && !stored ? { name: "answered", report: page.current } : { name: "writing" },
  );
  const draftState = signal<"none" | "restored" | "saved" | "failed">(stored ? "restored" : "none");
  const trouble = signal<SendTrouble | null>(unsent ? { kind: "offline" } : null);
  const wasTried = signal(false);
  const problems = computed(() => (wasTried.value ? checkForm(form.value, page) : []));

  function keep() {
    const kept = drafts.save(place, { form: form.value, baseVersion, submissionKey, unsent, savedAt: now() });
    draftState.value = kept ? "saved" : "failed";
  }

  function change(part: Partial<ReportForm>) {
    form.value = { ...form.value, ...part };
    submissionKey = null;
    if (sameForm(form.value, start) && !unsent) {
      drafts.discard(place);
      draftState.value = "none";
    } else keep();
  }

  async function send() {
    wasTried.value = true;
    const { gradeId } = form.value;
    if (checkForm(form.value, page).length > 0 || gradeId === null) return;
    submissionKey ??= newKey();
    unsent = true;
    keep();
    phase.value = { name: "sending" };
    trouble.value = null;
    const sending = { roundId: place.roundId, submissionKey, baseVersion };
    const answer = await submit(
      place.unitId,
      place.goalId,
      toReportInput({ ...form.value, gradeId }, page, sending),
    );
    if (!answer.ok) {
      trouble.value = answer.failure;
      phase.value = { name: "writing" };
      return;
    }
    const outcome = answer.value;
    if (outcome.kind === "recorded") {
      drafts.discard(place);
      draftState.value = "none";
      phase.value = { name: "sent", ...outcome };
      onRecorded(outcome.report, outcome.nextGoalId);
      return;
    }
    switch (outcome.reason) {
      case "newerVersion":
        phase.value = { name: "conflict", latest: outcome.latest };
        return;
      case "roundNotOpen":
      case "goalNotAsked":
        phase.value = { name: "closed", reason: outcome.reason };
        return;
      case "takenBack":
        submissionKey = null;
        unsent = false;
        keep();
        trouble.value = { kind: "takenBack" };
        phase.value = { name: "writing" };
        return;
      case "invalid":
        trouble.value = { kind: "refusedField", message: outcome.message };
        phase.value = { name: "writing" };
        return;
    }
  }

  function writeOver(report: ReportView) {
    start = formFrom(report, page);
    baseVersion = report.version;
    submissionKey = null;
  }

  return {
    form,
    phase,
    draftState,
    trouble,
    problems,
    change,
    send,

    /** 前の四半期から変更なし: the previous answer becomes this one; support and numbers are asked anew. */
    copyPrevious() {
      if (!page.previous) return;
      const { values } = form.peek();
      change({ ...formFrom(page.previous, page), needsSupport: false, supportFrom: null, values });
    },

    /** Opens the form on an answer that was sent. */
    edit(report: ReportView) {
      writeOver(report);
      unsent = false;
      wasTried.value = false;
      form.value = start;
      phase.value = { name: "writing" };
    },

    /** 取り消す: what was sent is a draft again. */
    takeBack(sent: ReportForm, version: number) {
      form.value = sent;
      baseVersion = version;
      submissionKey = null;
      unsent = false;
      wasTried.value = false;
      trouble.value = null;
      phase.value = { name: "writing" };
      keep();
    },

    /** The server's answer was brought up to date: shows it unless something is being written. */
    adopt(report: ReportView) {
      const isUntouched = draftState.peek() === "none" && sameForm(form.peek(), start);
      if (phase.peek().name !== "writing" || !isUntouched || report.version <= baseVersion) return;
      writeOver(report);
      form.value = start;
      phase.value = { name: "answered", report };
    },

    /** 相手の報告を残す. */
    keepTheirs(latest: ReportView) {
      drafts.discard(place);
      draftState.value = "none";
      trouble.value = null;
      unsent = false;
      writeOver(latest);
      form.value = start;
      phase.value = { name: "answered", report: latest };
      onRecorded(latest, page.place.nextGoalId);
    },

    /** 自分の報告を新しい版として出す. */
    async sendMine(latest: ReportView) {
      writeOver(latest);
      await send();
    },

    discardDraft() {
      drafts.discard(place);
      draftState.value = "none";
      trouble.value = null;
      unsent = false;
      submissionKey = null;
      form.value = start;
      wasTried.value = false;
      if (page.current) phase.value = { name: "answered", report: page.current };
    },
  };
}
