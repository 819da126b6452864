// The city's choices about when the bot asks and speaks. Each key is a row of its own; an absent key has its default.
// The sentences are for whoever saves a value: why it makes no sense, and what to do instead.
import * as v from "valibot";
import { isCivilDate } from "./civilDate.ts";
import { deadlineLadderProblems, readLadderProblems, reportLadderProblems } from "./ladderProblems.ts";
import { DEFAULT_OVERTIME_SETTINGS, OVERTIME_PLACE_WORDS, overtimeSettings } from "./overtime/settings.ts";
import { shape, timeOfDay, wholeNumber } from "./settingShapes.ts";

const LONGEST_YEAR_END_DAYS = 31;
/** Shorter would end a session over one long look at a paper; longer than it lasts anyway would say nothing. */
export const SHORTEST_IDLE_MINUTES = 15;
export const LONGEST_IDLE_MINUTES = 480;
/** One message of the day at most, so no month has more. */
const MOST_PUSHES = 31;

/** From a time to a time, Asia/Tokyo, `08:30`; the end is the first minute of silence. */
export const hours = v.pipe(
  shape({ from: timeOfDay, to: timeOfDay }, '{"from":"08:30","to":"17:15"}'),
  v.check(
    ({ from, to }) => from < to,
    ({ input: { from, to } }) =>
      `${from} から ${to} まででは、終わりが始まりより後になりません。始まりを早く、終わりを遅くしてください。`,
  ),
);
export type Hours = v.InferOutput<typeof hours>;

const DAY_WORDS = "月日は 12-29 のように、ある日を書いてください。";
// 2000 is a leap year, so that 02-29 passes.
const dayOfYear = v.pipe(
  v.string(DAY_WORDS),
  v.check((text) => isCivilDate(`2000-${text}`), DAY_WORDS),
);

const rung = shape(
  {
    at: v.union(
      [v.literal("opens"), wholeNumber(-60, 60)],
      "時期は opens（始まる日）か、締切から数えた開庁日の数（-60 から 60 までの整数、前はマイナス）にしてください。",
    ),
    tell: v.exactOptional(
      v.picklist(
        ["superior", "director"],
        "知らせる相手は superior（上司）か director（部長）にしてください。",
      ),
    ),
  },
  '{"at":-5} か {"at":2,"tell":"superior"}',
);
/**
 * A rung of a ladder: the opening day, or working days from the due day (negative before it, 0 the day).
 * `tell`: who above is told as well.
 */
export type LadderRung = v.InferOutput<typeof rung>;

const ladder = (problemsOf: (rungs: readonly LadderRung[]) => string[]) =>
  v.pipe(
    v.array(rung, '段を早い順に並べて、[{"at":"opens"},{"at":0}] の形にしてください。'),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      for (const message of problemsOf(dataset.value)) addIssue({ message });
    }),
  );

const DEADLINE_LADDER: readonly LadderRung[] = [
  { at: -5 },
  { at: -1 },
  { at: 0 },
  { at: 2, tell: "superior" },
];

const schemas = {
  /** When a round opens and is due, in working days before and after the last day of its quarter. */
  round: shape(
    { opensBefore: wholeNumber(0, 60), dueAfter: wholeNumber(0, 60) },
    '{"opensBefore":5,"dueAfter":5}',
  ),
  /** The hours in which the bot may speak first. */
  hours,
  /** 年末年始, month and day; it may run over the turn of the year. */
  yearEndClosing: v.pipe(
    shape({ from: dayOfYear, to: dayOfYear }, '{"from":"12-29","to":"01-03"}'),
    v.check(
      (closing) => lengthOfClosing(closing) <= LONGEST_YEAR_END_DAYS,
      ({ input: { from, to } }) =>
        `${from} から ${to} まででは ${LONGEST_YEAR_END_DAYS} 日より長くなります。始まりと終わりが逆でないか確かめ、長い休みは閉庁日として取り込んでください。`,
    ),
  ),
  /** The rungs of each kind of duty, the earliest first. */
  ladders: shape(
    {
      report: ladder(reportLadderProblems),
      read: ladder(readLadderProblems),
      // A value saved before there were deadlines has none.
      deadline: v.optional(ladder(deadlineLadderProblems), () => [...DEADLINE_LADDER]),
    },
    '{"report":[{"at":"opens"},{"at":0}],"read":[{"at":"opens"}],"deadline":[{"at":-1},{"at":0}]}',
  ),
  /** The weekday on which the week's 重点事項 is sent: 1 is Monday, 5 is Friday. */
  priorityPoint: shape({ weekday: wholeNumber(1, 5) }, '{"weekday":1}（1 は月曜日、5 は金曜日）'),
  /** How many messages of the day a person gets in a month at most; null is as many as there are. */
  pushesPerMonth: shape(
    {
      most: v.nullable(
        v.pipe(
          v.number("数か、上限なしを表す null にしてください。"),
          v.check(
            (most) => most !== 0,
            "0 にすると誰にも届きません。送信を止めるには「一時停止」を使ってください。",
          ),
          v.check(
            (most) => Number.isInteger(most) && most >= 0 && most <= MOST_PUSHES,
            `1 から ${MOST_PUSHES} までの整数にしてください。1 人に 1 日 1 通までなので、それより多くはなりません。上限をなくすには null にしてください。`,
          ),
        ),
      ),
    },
    '{"most":8} か {"most":null}',
  ),
  /** 一時停止: nothing is sent until it is taken back. */
  sending: shape(
    { isPaused: v.boolean("止めるには true、再開するには false にしてください。") },
    '{"isPaused":true}',
  ),
  /** After how many minutes without use a session in an ordinary browser ends; one inside LINE has its owner's phone lock. */
  signIn: shape(
    { idleMinutes: wholeNumber(SHORTEST_IDLE_MINUTES, LONGEST_IDLE_MINUTES) },
    '{"idleMinutes":120}（分）',
  ),
  ...overtimeSettings,
};

export type SettingKey = keyof typeof schemas;
export type CitySettings = { [Key in SettingKey]: v.InferOutput<(typeof schemas)[Key]> };

export const SETTING_KEYS = Object.keys(schemas) as SettingKey[];

export const DEFAULT_SETTINGS: CitySettings = {
  round: { opensBefore: 5, dueAfter: 5 },
  hours: { from: "08:30", to: "17:15" },
  yearEndClosing: { from: "12-29", to: "01-03" },
  ladders: {
    report: [
      { at: "opens" },
      { at: -5 },
      { at: -1 },
      { at: 0 },
      { at: 2, tell: "superior" },
      { at: 4, tell: "director" },
    ],
    read: [{ at: "opens" }],
    deadline: [...DEADLINE_LADDER],
  },
  priorityPoint: { weekday: 1 },
  pushesPerMonth: { most: null },
  sending: { isPaused: false },
  signIn: { idleMinutes: 120 },
  ...DEFAULT_OVERTIME_SETTINGS,
};

/** A stored setting that makes no sense: names each key and what is wrong, for whoever reads it. */
export class SettingError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`Settings: ${problems.join(" ")}`);
    this.problems = problems;
  }
}

/** Whether the key is one of the settings here; the table also holds keys of other parts of the product. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(schemas, key);
}

/** A stored row of a setting. */
export interface StoredSetting {
  key: string;
  value: unknown;
}

/** One value by itself: as the product takes it, or every sentence about what is wrong with it. */
export function readSetting<Key extends SettingKey>(
  key: Key,
  value: unknown,
): { kind: "fits"; value: CitySettings[Key] } | { kind: "unfit"; problems: string[] } {
  const result = v.safeParse(schemas[key], value);
  if (result.success) return { kind: "fits", value: result.output as CitySettings[Key] };
  return { kind: "unfit", problems: [...new Set(result.issues.map((issue) => placed(issue)))] };
}

/** The settings with the stored values laid over the defaults; one that makes no sense counts as its default. */
export function readStored(stored: readonly StoredSetting[]): { settings: CitySettings; problems: string[] } {
  const settings: CitySettings = { ...DEFAULT_SETTINGS };
  const problems: string[] = [];
  for (const { key, value } of stored) {
    if (!isSettingKey(key)) continue;
    const read = readSetting(key, value);
    if (read.kind === "fits") Object.assign(settings, { [key]: read.value });
    else problems.push(...read.problems.map((problem) => `${key}: ${problem}`));
  }
  return { settings, problems };
}

/** The settings in force. @throws SettingError naming every stored value that makes no sense */
export function settingsFrom(stored: readonly StoredSetting[]): CitySettings {
  const { settings, problems } = readStored(stored);
  if (problems.length > 0) throw new SettingError(problems);
  return settings;
}

/** Where in a value something is wrong; a value of one part needs no word for it. */
const PLACE_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    opensBefore: "始まる日",
    dueAfter: "締切",
    from: "始まり",
    to: "終わり",
    report: "進捗確認",
    read: "重点事項",
    deadline: "期限",
    ...OVERTIME_PLACE_WORDS,
  }),
);

function placed(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? []).flatMap(({ key }) =>
    typeof key === "number" ? [` ${key + 1} 段目`] : (PLACE_WORDS.get(String(key)) ?? []),
  );
  return place.length > 0 ? `${place.join("の")}: ${issue.message}` : issue.message;
}

function lengthOfClosing({ from, to }: { from: string; to: string }): number {
  const dayOf = (day: string) => Date.parse(`2000-${day}`) / 86_400_000;
  const length = dayOf(to) - dayOf(from) + 1;
  return from <= to ? length : length + 366;
}
