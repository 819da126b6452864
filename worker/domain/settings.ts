// The city's choices about when the bot asks and speaks. Each key is a row of its own; an absent key has its default.
import * as v from "valibot";
import { isCivilDate } from "./civilDate.ts";

const workingDays = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60));
const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 08:30"));
// 2000 is a leap year, so that 02-29 passes.
const dayOfYear = v.pipe(
  v.string(),
  v.check((text) => isCivilDate(`2000-${text}`), "must be a day such as 12-29"),
);

/** The rungs of the ladder of a report duty that can be switched on. */
export const REPORT_RUNGS = ["opens", "day"] as const;
export type ReportRung = (typeof REPORT_RUNGS)[number];

const schemas = {
  /** When a round opens and is due, in working days before and after the last day of its quarter. */
  round: v.object({ opensBefore: workingDays, dueAfter: workingDays }),
  /** The hours in which the bot may speak first, Asia/Tokyo; the end is the first minute of silence. */
  hours: v.pipe(
    v.object({ from: timeOfDay, to: timeOfDay }),
    v.check((hours) => hours.from < hours.to, "must begin before they end"),
  ),
  /** 年末年始, month and day; it may run over the turn of the year. */
  yearEndClosing: v.object({ from: dayOfYear, to: dayOfYear }),
  /** Which rungs a report duty has. */
  reportRungs: v.pipe(
    v.array(v.picklist(REPORT_RUNGS)),
    v.check((rungs) => new Set(rungs).size === rungs.length, "must not repeat"),
  ),
  /** The weekday on which the week's 重点事項 is sent: 1 is Monday, 5 is Friday. */
  priorityPoint: v.object({ weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)) }),
};

export type SettingKey = keyof typeof schemas;
export type CitySettings = { [Key in SettingKey]: v.InferOutput<(typeof schemas)[Key]> };

export const DEFAULT_SETTINGS: CitySettings = {
  round: { opensBefore: 5, dueAfter: 5 },
  hours: { from: "08:30", to: "17:15" },
  yearEndClosing: { from: "12-29", to: "01-03" },
  reportRungs: ["opens", "day"],
  priorityPoint: { weekday: 1 },
};

/** A setting that makes no sense: names the key and what is wrong, for whoever saves or reads it. */
export class SettingError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`Settings: ${problems.join("; ")}`);
    this.problems = problems;
  }
}

/** Whether the key is one of the settings here; the table also holds keys of other parts of the product. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(schemas, key);
}

/**
 * The settings with the stored values laid over the defaults.
 * @throws SettingError naming every value that does not fit
 */
export function settingsFrom(stored: readonly { key: string; value: unknown }[]): CitySettings {
  const own = stored.filter((row) => isSettingKey(row.key));
  const result = v.safeParse(
    v.partial(v.object(schemas)),
    Object.fromEntries(own.map((r) => [r.key, r.value])),
  );
  if (!result.success) {
    throw new SettingError(result.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`));
  }
  return { ...DEFAULT_SETTINGS, ...result.output } as CitySettings;
}
