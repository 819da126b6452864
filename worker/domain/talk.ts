// 面談: the talks about a department's goals in a fiscal year. A talk belongs to its whole day: what was reported on that
// day was known in it, so no report is in two talks and none falls between them.
import { type CivilDate, partsOf } from "./civilDate.ts";
import { type FiscalYear, fiscalYearOf } from "./fiscalYear.ts";

/** 期首 · 中間 · 期末 */
export const TALK_STAGES = ["opening", "midterm", "closing"] as const;
export type TalkStage = (typeof TALK_STAGES)[number];

/** A talk that was held. */
export interface HeldTalk {
  fiscalYear: FiscalYear;
  stage: TalkStage;
  heldOn: CivilDate;
}

/** The stage that the calendar suggests: 期首 until June, 中間 until December, 期末 until March. */
export function stageOn(today: CivilDate): TalkStage {
  const { month } = partsOf(today);
  if (month <= 3) return "closing";
  return month <= 6 ? "opening" : "midterm";
}

/** The fiscal year that a talk of today is about. In March 期首 is prepared for the year
 * that comes; in April and May 期末 is still about the year that is over. */
export function talkYearOn(today: CivilDate, stage: TalkStage): FiscalYear {
  const year = fiscalYearOf(today);
  const { month } = partsOf(today);
  if (stage === "opening" && month === 3) return year + 1;
  return stage === "closing" && (month === 4 || month === 5) ? year - 1 : year;
}

/** The talk before one of a stage: the last one held earlier in the year, for 期首 that at the end of the year before. */
export function talkBefore(
  { fiscalYear, stage }: Pick<HeldTalk, "fiscalYear" | "stage">,
  talks: readonly HeldTalk[],
): HeldTalk | null {
  const earlier = talks.filter((talk) =>
    stage === "opening"
      ? talk.fiscalYear === fiscalYear - 1 && talk.stage === "closing"
      : talk.fiscalYear === fiscalYear && isEarlier(talk.stage, stage),
  );
  return earlier.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1)).at(-1) ?? null;
}

/** Why a day cannot be the one of a talk. */
export type TalkDayProblem =
  | { reason: "future" }
  | { reason: "outsideYear"; from: CivilDate; until: CivilDate }
  | { reason: "beforeEarlier"; other: HeldTalk }
  | { reason: "afterLater"; other: HeldTalk };

/** Whether a talk can have been on its day: not in the future, about its year, and in the order of the stages. */
export function checkTalkDay(
  talk: HeldTalk,
  { today, talks }: { today: CivilDate; talks: readonly HeldTalk[] },
): TalkDayProblem | null {
  const { heldOn, fiscalYear, stage } = talk;
  if (heldOn > today) return { reason: "future" };
  const from = `${fiscalYear}-03-01`;
  const until = `${fiscalYear + 1}-05-31`;
  if (heldOn < from || heldOn > until) return { reason: "outsideYear", from, until };
  const ofYear = talks.filter((other) => other.fiscalYear === fiscalYear);
  const before = ofYear.find((other) => isEarlier(other.stage, stage) && heldOn <= other.heldOn);
  if (before) return { reason: "beforeEarlier", other: before };
  const after = ofYear.find((other) => isEarlier(stage, other.stage) && heldOn >= other.heldOn);
  return after ? { reason: "afterLater", other: after } : null;
}

function isEarlier(stage: TalkStage, other: TalkStage): boolean {
  return TALK_STAGES.indexOf(stage) < TALK_STAGES.indexOf(other);
}
