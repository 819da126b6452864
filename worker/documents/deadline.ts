// いつまで of a goal: the words stay as written, and the last day that they allow is read beside them.
import type { CivilDate } from "../domain/civilDate.ts";
import { civilDate, lastDayOfMonth } from "../domain/civilDate.ts";
import { type FiscalYear, fiscalYearRange, type Quarter, quarterRange } from "../domain/fiscalYear.ts";
import type { Era } from "../domain/wareki.ts";
import { ERA_SOURCE, gregorianYear, readDay, YEAR_SOURCE } from "./calendarText.ts";
import { compact } from "./wording/width.ts";

export interface Deadline {
  /** As written. */
  text: string;
  /** The last day of what is written; null for work that runs all year, and where it was not understood. */
  date: CivilDate | null;
  /** False where a person has to say what is meant. */
  understood: boolean;
}

export interface DeadlineContext {
  /** The paper's own fiscal year, in which 年度末 and bare months lie; null where it is not known. */
  fiscalYear: FiscalYear | null;
  /** The paper's own era, for years without one (9年2月). */
  era: Era | null;
}

type Reader = (words: string, context: DeadlineContext) => CivilDate | null;

const WITHOUT_DAY =
  /^(?:随時|継続(?:的に?|して)?(?:実施)?|通年|常時|適宜|年間を?(?:通し|通じ)て?|毎[年月週日]|四半期(?:毎|ごと)|年度を通じて?)$/;
const TAIL =
  /(?:まで(?:に(?:は)?)?|迄に?|頃|ごろ|ころ|(?:を)?(?:予定|目途|目処|めど|目標)(?:に|とする)?|\((?:予定|[日月火水木金土])\)|。)$/;
const FISCAL_PREFIX = new RegExp(`^(${ERA_SOURCE})?(${YEAR_SOURCE})年度の?(.*)$`);
const RELATIVE_PREFIX = /^(本|今|当|同|当該|翌|来|次)年度の?(.*)$/;
const WHOLE_YEAR = /^年度(?:末日?|内|中)?$/;
const REST_OF_WHOLE_YEAR = /^(?:末日?|内|中)?$/;
const FIRST_HALF = /^(?:上半期|上期|前半期?|前期)(?:末|内|中)?$/;
const SECOND_HALF = /^(?:下半期|下期|後半期?|後期)(?:末|内|中)?$/;
const QUARTER = /^第?([1-4一二三四])四半期(?:末|内|中)?$|^Q([1-4])$|^([1-4])Q$/;
const CALENDAR_YEAR_END = new RegExp(`^(?:(${ERA_SOURCE})?(${YEAR_SOURCE}))?年(?:末|内|中)$`);
const MONTH = new RegExp(`^(?:(${ERA_SOURCE})?(${YEAR_SOURCE})年|(翌年?|来年))?(\\d{1,2})月(.*)$`);
const DOTTED = new RegExp(`^(${ERA_SOURCE})?(${YEAR_SOURCE})[./-](\\d{1,2})(?:[./-](\\d{1,2}))?(末)?$`);
const MONTH_AND_DAY = /^(\d{1,2})\/(\d{1,2})$/;
const RANGE = /~|〜|から/;
const KANJI_QUARTERS = "一二三四";
/** 上旬 is the first ten days of a month, 中旬 the next ten, 下旬 the rest: each gives its last day. */
const PARTS_OF_MONTH = new Map<string, number | "last">([
  ["上旬", 10],
  ["初旬", 10],
  ["初め", 10],
  ["はじめ", 10],
  ["中旬", 20],
  ["半ば", 20],
  ["下旬", "last"],
  ["末", "last"],
  ["末日", "last"],
  ["中", "last"],
  ["内", "last"],
  ["", "last"],
]);
const LAST_MONTH = 12;
const FIRST_MONTH_OF_FISCAL_YEAR = 4;

const READERS: readonly Reader[] = [
  fiscalPrefix,
  wholeYear,
  half,
  quarter,
  calendarYearEnd,
  month,
  dotted,
  monthAndDay,
  (words, { era }) => readDay(words, era),
];

/** Reads a deadline; never throws, and a date that is given exists. Width and inner spaces make no difference. */
export function readDeadline(text: string, context: DeadlineContext): Deadline {
  const words = withoutTail(compact(text));
  if (WITHOUT_DAY.test(words)) return { text, date: null, understood: true };
  const date = words === "" ? null : (readWords(words, context) ?? readRange(words, context));
  return { text, date, understood: date !== null };
}

function readWords(words: string, context: DeadlineContext): CivilDate | null {
  for (const read of READERS) {
    const date = read(words, context);
    if (date !== null) return date;
  }
  return null;
}

/** 4月～9月: its end, when both ends are understood and in order. */
function readRange(words: string, context: DeadlineContext): CivilDate | null {
  const [from, to, ...more] = words.split(RANGE);
  if (!from || !to || more.length > 0) return null;
  const start = readWords(from, context);
  const end = readWords(to, context);
  return start !== null && end !== null && start <= end ? end : null;
}

function withoutTail(words: string): string {
  let short = words;
  while (TAIL.test(short)) short = short.replace(TAIL, "");
  return short;
}

function fiscalPrefix(words: string, context: DeadlineContext): CivilDate | null {
  const named = FISCAL_PREFIX.exec(words);
  const relative = RELATIVE_PREFIX.exec(words);
  const rest = named?.[3] ?? relative?.[2];
  if (rest === undefined || rest.includes("年度")) return null;
  const fiscalYear = named
    ? gregorianYear(named[1], named[2] ?? "", context.era)
    : relativeYear(relative?.[1] ?? "", context.fiscalYear);
  const inside = REST_OF_WHOLE_YEAR.test(rest) ? "年度末" : rest;
  return fiscalYear === null ? null : readWords(inside, { ...context, fiscalYear });
}

function relativeYear(word: string, fiscalYear: FiscalYear | null): FiscalYear | null {
  if (fiscalYear === null) return null;
  return "翌来次".includes(word) ? fiscalYear + 1 : fiscalYear;
}

function wholeYear(words: string, { fiscalYear }: DeadlineContext): CivilDate | null {
  return fiscalYear !== null && WHOLE_YEAR.test(words) ? fiscalYearRange(fiscalYear).to : null;
}

function half(words: string, { fiscalYear }: DeadlineContext): CivilDate | null {
  if (fiscalYear === null) return null;
  if (FIRST_HALF.test(words)) return quarterRange({ fiscalYear, quarter: 2 }).to;
  return SECOND_HALF.test(words) ? fiscalYearRange(fiscalYear).to : null;
}

function quarter(words: string, { fiscalYear }: DeadlineContext): CivilDate | null {
  const match = QUARTER.exec(words);
  const written = match?.[1] ?? match?.[2] ?? match?.[3];
  if (written === undefined || fiscalYear === null) return null;
  const kanji = KANJI_QUARTERS.indexOf(written) + 1;
  return quarterRange({ fiscalYear, quarter: (kanji || Number(written)) as Quarter }).to;
}

function calendarYearEnd(words: string, { fiscalYear, era }: DeadlineContext): CivilDate | null {
  const match = CALENDAR_YEAR_END.exec(words);
  if (!match) return null;
  const year = match[2] === undefined ? fiscalYear : gregorianYear(match[1], match[2], era);
  return year === null ? null : civilDate(year, LAST_MONTH, 31);
}

function month(words: string, { fiscalYear, era }: DeadlineContext): CivilDate | null {
  const match = MONTH.exec(words);
  if (!match) return null;
  const [, eraName, yearWritten, next, monthWritten, part = ""] = match;
  const number = Number(monthWritten);
  const year =
    yearWritten !== undefined
      ? gregorianYear(eraName, yearWritten, era)
      : yearInside(fiscalYear, number, next);
  return year === null ? null : lastDayOf(year, number, part);
}

function yearInside(fiscalYear: FiscalYear | null, month: number, next: string | undefined): number | null {
  if (fiscalYear === null) return null;
  return next !== undefined || month < FIRST_MONTH_OF_FISCAL_YEAR ? fiscalYear + 1 : fiscalYear;
}

function lastDayOf(year: number, month: number, part: string): CivilDate | null {
  const day = /^(\d{1,2})日$/.exec(part)?.[1];
  if (day !== undefined) return civilDate(year, month, Number(day));
  const last = PARTS_OF_MONTH.get(part);
  if (last === undefined || month < 1 || month > LAST_MONTH) return null;
  return last === "last" ? lastDayOfMonth(year, month) : civilDate(year, month, last);
}

/** R9.2, 2027/3/31, 9.2.28. Two bare numbers are a year and a month only where the first cannot be a month. */
function dotted(words: string, { era }: DeadlineContext): CivilDate | null {
  const match = DOTTED.exec(words);
  if (!match) return null;
  const [, eraName, yearWritten = "", monthWritten, day] = match;
  const isCertain = eraName !== undefined || day !== undefined || Number(yearWritten) > LAST_MONTH;
  const year = isCertain ? gregorianYear(eraName, yearWritten, era) : null;
  if (year === null) return null;
  return lastDayOf(year, Number(monthWritten), day === undefined ? "" : `${day}日`);
}

function monthAndDay(words: string, { fiscalYear }: DeadlineContext): CivilDate | null {
  const match = MONTH_AND_DAY.exec(words);
  const number = Number(match?.[1]);
  const year = match ? yearInside(fiscalYear, number, undefined) : null;
  return year === null ? null : civilDate(year, number, Number(match?.[2]));
}
