// A draft as it lies in the phone's storage: one per person, unit, goal and round.
import { CRITERION_STATES, type CriterionState } from "../../worker/domain/grade.ts";
import { SUPPORT_FROM, type SupportFrom } from "../../worker/domain/review.ts";
import type { ReportForm } from "./reportForm.ts";

export interface Draft {
  form: ReportForm;
  /** The newest version the writer had seen. */
  baseVersion: number;
  /** The act of sending that may have arrived already; null once the words changed after it. */
  submissionKey: string | null;
  /** Whether sending was tried and failed. */
  unsent: boolean;
  savedAt: number;
}

export interface DraftPlace {
  staffNumber: string;
  unitId: string;
  goalId: string;
  roundId: string;
}

const PREFIX = "draft";
const SEPARATOR = "/";

/** The storage key of a draft. */
export function draftKey(place: DraftPlace): string {
  return [PREFIX, place.staffNumber, place.unitId, place.goalId, place.roundId].join(SEPARATOR);
}

/** The place a storage key stands for; null for keys that are no draft's. */
export function placeOf(key: string): DraftPlace | null {
  const [prefix, staffNumber, unitId, goalId, roundId, ...rest] = key.split(SEPARATOR);
  if (prefix !== PREFIX || !staffNumber || !unitId || !goalId || !roundId || rest.length > 0) return null;
  return { staffNumber, unitId, goalId, roundId };
}

export function encodeDraft(draft: Draft): string {
  return JSON.stringify(draft);
}

/** Reads a stored draft; what an older version or another hand left there in another shape is null. */
export function decodeDraft(text: string | null): Draft | null {
  if (text === null) return null;
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(stored) || !isRecord(stored.form)) return null;
  const { form, baseVersion, submissionKey, unsent, savedAt } = stored;
  const { gradeId, judgements, done, blocked, next, needsSupport } = form as Record<string, unknown>;
  // Drafts of before have neither.
  const { supportFrom = null, values = {} } = form as Record<string, unknown>;
  if (typeof baseVersion !== "number" || typeof savedAt !== "number" || typeof unsent !== "boolean")
    return null;
  if (!isTextOrNull(submissionKey) || !isTextOrNull(gradeId) || !areJudgements(judgements)) return null;
  if (typeof done !== "string" || typeof blocked !== "string" || typeof next !== "string") return null;
  if (typeof needsSupport !== "boolean" || !isSupport(supportFrom) || !areTexts(values)) return null;
  return {
    form: { gradeId, judgements, done, blocked, next, needsSupport, supportFrom, values },
    baseVersion,
    submissionKey,
    unsent,
    savedAt,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function isSupport(value: unknown): value is SupportFrom | null {
  return value === null || SUPPORT_FROM.includes(value as never);
}

function areTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === "string");
}

function areJudgements(value: unknown): value is Record<string, CriterionState> {
  return isRecord(value) && Object.values(value).every((state) => CRITERION_STATES.includes(state as never));
}
