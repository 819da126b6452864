// 面談: the talks about a department's goals in a fiscal year.

/** 期首 · 中間 · 期末 */
export const TALK_STAGES = ["opening", "midterm", "closing"] as const;
export type TalkStage = (typeof TALK_STAGES)[number];
