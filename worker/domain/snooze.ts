// あとで: when a person may ask to be reminded again.

/** 昼休み後 · 16時 · 明朝 · 締切前日 */
export const SNOOZE_CHOICES = ["afterLunch", "sixteen", "nextMorning", "dayBefore"] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];
