// What the screens show and send about the end of an evening, and about months in which order and record are put beside
// each other. All lengths and times are minutes; times count from the 00:00 with which the day of the order begins.
import type { CivilDate } from "../civilDate.ts";
import type { ResultRefusal } from "./result.ts";

/** 実績 as the person said it. An order that was not used has `until` equal to `from`. */
export interface ResultView {
  version: number;
  from: number;
  until: number;
  breakMinutes: number;
  /** Without the break. */
  minutes: number;
  word: string;
  writtenAt: number;
}

/** An ordered evening of one's own, with what was said of it. */
export interface Evening {
  orderId: string;
  day: CivilDate;
  from: number;
  until: number;
  breakMinutes: number;
  minutes: number;
  task: string;
  isRestDay: boolean;
  /** Null until the person has said it. */
  result: ResultView | null;
  /** The attendance system has recorded the day: its hours stand, whatever is said here. */
  hasActual: boolean;
}

/** 「命令どおり」, 「使わなかった」, or the times as they were. */
export type SaidResult =
  | { kind: "asOrdered" }
  | { kind: "notUsed" }
  | { kind: "times"; from: number | string; until: number | string; breakMinutes: number | string };

/** POST /api/overtime/results */
export interface ResultsInput {
  /** Made once per act of sending: the same act arriving twice is stored once. */
  submissionKey: string;
  results: {
    orderId: string;
    /** Version of the result that was looked at; 0 where there was none. */
    baseVersion: number;
    said: SaidResult;
    word: string;
  }[];
}

/** What came of one of them; `moved` holds what was said meanwhile, to be looked at first. */
export type ResultOutcome = { orderId: string } & (
  | { kind: "recorded"; day: CivilDate; result: ResultView; hasActual: boolean; isRepeat: boolean }
  | { kind: "moved"; latest: ResultView | null }
  | { kind: "refused"; refusal: ResultRefusal }
);
