// The city's choices about overtime. The limits are the national rule that cities copy into their own (人事院規則15-14
// 第16条の2の2); many are stricter, so each is a number of the city's.
import * as v from "valibot";
import { shape, timeOfDay, wholeNumber } from "../settingShapes.ts";

const MOST_HOURS_OF_YEAR = 2_000;
const REASON_KEY = /^[a-z][a-z0-9-]{0,31}$/;

const hoursOf = (most: number) => wholeNumber(0, most);
const label = (most: number) =>
  v.pipe(
    v.string("文字で書いてください。"),
    v.trim(),
    v.minLength(1, "空にはできません。"),
    v.maxLength(most, `${most} 文字までにしてください。`),
  );
const crossing = v.picklist(["atLeast", "above"], "境目は atLeast（以上）か above（超）にしてください。");

/** The schemas by key, laid beside those of the bell. */
export const overtimeSettings = {
  /** Until when orders are asked for, when the section's chief is told of those that wait, by when all should have left. */
  overtimeHours: v.pipe(
    shape(
      { applyBy: timeOfDay, boardAt: timeOfDay, leaveBy: timeOfDay },
      '{"applyBy":"16:30","boardAt":"16:45","leaveBy":"20:00"}',
    ),
    v.check(
      ({ applyBy, boardAt, leaveBy }) => applyBy <= boardAt && boardAt < leaveBy,
      "申請の締切、所属長へのお知らせ、退庁の時刻の順に並べてください。",
    ),
  ),
  /** Limits in hours. `demanding` is 他律的業務の比重が高い部署; its month is a bound that must not be reached. */
  overtimeLimits: shape(
    {
      ordinary: shape({ month: hoursOf(744), year: hoursOf(MOST_HOURS_OF_YEAR) }, '{"month":45,"year":360}'),
      demanding: shape(
        {
          month: hoursOf(744),
          year: hoursOf(MOST_HOURS_OF_YEAR),
          average: hoursOf(744),
          monthsAbove: wholeNumber(0, 12),
          above: hoursOf(744),
        },
        '{"month":100,"year":720,"average":80,"monthsAbove":6,"above":45}',
      ),
    },
    '{"ordinary":{"month":45,"year":360},"demanding":{"month":100,"year":720,"average":80,"monthsAbove":6,"above":45}}',
  ),
  /** From which share of a limit on a warning is given, and when a doctor is to be seen; hours. */
  overtimeWarnings: shape(
    {
      nearPercent: wholeNumber(1, 100),
      interview: shape(
        {
          month: hoursOf(744),
          monthCrossing: crossing,
          average: hoursOf(744),
          averageCrossing: crossing,
        },
        '{"month":100,"monthCrossing":"atLeast","average":80,"averageCrossing":"above"}',
      ),
      onRequest: shape({ month: hoursOf(744), crossing }, '{"month":80,"crossing":"above"}'),
    },
    '{"nearPercent":80,"interview":{"month":100,"monthCrossing":"atLeast","average":80,"averageCrossing":"above"},"onRequest":{"month":80,"crossing":"above"}}',
  ),
  /** 理由区分: why people stay, in the city's own words; their hours add up to what could be done another way. */
  overtimeReasons: v.pipe(
    v.array(
      shape(
        {
          key: v.pipe(
            v.string("key は英小文字で書いてください。"),
            v.regex(
              REASON_KEY,
              "key は英小文字で始め、英小文字・数字・ハイフンで 32 文字までにしてください。",
            ),
          ),
          label: label(20),
        },
        '{"key":"peak","label":"繁忙期の集中"}',
      ),
      '[{"key":"peak","label":"繁忙期の集中"}] の形に並べてください。',
    ),
    v.minLength(1, "理由区分は 1 つ以上にしてください。"),
    v.maxLength(12, "理由区分は 12 までにしてください。選ぶ人が迷います。"),
    v.check(
      (reasons) => new Set(reasons.map(({ key }) => key)).size === reasons.length,
      "同じ key が 2 つあります。",
    ),
  ),
  /** 職員課 or whoever looks after working hours: the unit whose people may lock months, and how to reach them. */
  personnel: shape(
    {
      unitId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
      contact: v.pipe(
        v.string("文字で書いてください。"),
        v.trim(),
        v.maxLength(60, "60 文字までにしてください。"),
      ),
    },
    '{"unitId":"…","contact":"職員課 内線 2210"}',
  ),
};

type OvertimeSettings = {
  [Key in keyof typeof overtimeSettings]: v.InferOutput<(typeof overtimeSettings)[Key]>;
};
export type OvertimeHours = OvertimeSettings["overtimeHours"];
export type OvertimeLimitHours = OvertimeSettings["overtimeLimits"];
export type OvertimeWarningSettings = OvertimeSettings["overtimeWarnings"];
export type OvertimeReason = OvertimeSettings["overtimeReasons"][number];

export const DEFAULT_OVERTIME_SETTINGS: OvertimeSettings = {
  overtimeHours: { applyBy: "16:30", boardAt: "16:45", leaveBy: "20:00" },
  overtimeLimits: {
    ordinary: { month: 45, year: 360 },
    demanding: { month: 100, year: 720, average: 80, monthsAbove: 6, above: 45 },
  },
  overtimeWarnings: {
    nearPercent: 80,
    interview: { month: 100, monthCrossing: "atLeast", average: 80, averageCrossing: "above" },
    onRequest: { month: 80, crossing: "above" },
  },
  overtimeReasons: [
    { key: "peak", label: "時期が決まった繁忙" },
    { key: "sudden", label: "急な依頼・照会" },
    { key: "assembly", label: "議会対応" },
    { key: "event", label: "行事・説明会" },
    { key: "entry", label: "入力・転記・集計" },
    { key: "shorthanded", label: "欠員・応援" },
    { key: "other", label: "その他" },
  ],
  personnel: { unitId: null, contact: "" },
};

/** What the parts of these settings are called in a refusal. */
export const OVERTIME_PLACE_WORDS = {
  applyBy: "申請の締切",
  boardAt: "所属長へのお知らせ",
  leaveBy: "退庁の時刻",
  ordinary: "通常の部署",
  demanding: "他律的業務の部署",
  month: "月",
  year: "年",
  average: "平均",
  monthsAbove: "超えてよい月数",
  above: "超えたと数える時間",
  nearPercent: "上限に近いとする割合",
  interview: "面接指導",
  onRequest: "申出による面接指導",
  label: "名称",
  contact: "連絡先",
};
