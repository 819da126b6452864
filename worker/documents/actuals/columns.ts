// Which column of an attendance system's table holds what. Every product calls them differently, so what is not understood
// is asked once.

export const ACTUALS_KEYS = ["staffNumber", "day", "hours", "minutes", "from", "until", "break"] as const;
export type ActualsKey = (typeof ACTUALS_KEYS)[number];

/** The heading of each column as the table writes it. */
export type ActualsColumns = Partial<Record<ActualsKey, string>>;

/** What the columns are called here; `hours` and `minutes` differ in what a number alone means. */
export const ACTUALS_LABELS: Record<ActualsKey, string> = {
  staffNumber: "職員番号",
  day: "日",
  hours: "時間",
  minutes: "分",
  from: "開始",
  until: "終了",
  break: "休憩",
};

/** The keys that are still missing: 職員番号, 日, and either a length or a beginning and an end. */
export function missingKeys(has: (key: ActualsKey) => boolean): ActualsKey[] {
  const missing = (["staffNumber", "day"] as ActualsKey[]).filter((key) => !has(key));
  if (has("hours") || has("minutes")) return missing;
  const ofSpan = (["from", "until"] as ActualsKey[]).filter((key) => !has(key));
  return [...missing, ...(ofSpan.length === 1 ? ofSpan : ofSpan.length > 1 ? (["hours"] as const) : [])];
}

/**
 * Reads 職員番号=社員CD,日=勤務日,時間=超勤.
 * @returns null where a part is not of that shape, or something that has to be there is not
 */
export function readActualsColumns(text: string): ActualsColumns | null {
  const columns: ActualsColumns = {};
  for (const part of text.split(/[,、，]/)) {
    const [label, heading, ...rest] = part.split(/[=＝]/).map((word) => word.trim());
    const key = ACTUALS_KEYS.find((each) => ACTUALS_LABELS[each] === label);
    if (!key || !heading || rest.length > 0) return null;
    columns[key] = heading;
  }
  return missingKeys((key) => columns[key] !== undefined).length === 0 ? columns : null;
}
