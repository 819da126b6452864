// 確認: what a superior says of a report. Never a score: a sign that it was read, thanks, an offer to talk, a question.

/** 了解 · 助かる · 相談しよう · 質問して戻す */
export const REVIEW_MARKS = ["seen", "helpful", "discuss", "question"] as const;
export type ReviewMark = (typeof REVIEW_MARKS)[number];

/** Longest word of a reviewer, in UTF-16 code units. */
export const MAX_REVIEW_CHARACTERS = 500;

/** Whose help a report asks for: the next superior, the department's director, the reform office. */
export const SUPPORT_FROM = ["superior", "director", "office"] as const;
export type SupportFrom = (typeof SUPPORT_FROM)[number];
