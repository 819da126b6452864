// 通数: which messages go out when the month's quota does not reach for all.

/** In the order in which the quota is spent. */
export const QUOTA_CLASSES = ["urgent", "deadlines", "reminders", "points"] as const;
export type QuotaClass = (typeof QUOTA_CLASSES)[number];
