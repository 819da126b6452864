// Dates as papers write them: 令和8年3月19日, R8.3.19, 2026/3/19, full width, digits split by spaces, 元年.
// A plan may use an era past its end (平成32年度 is 2020年度), so only the first year of an era is used.
import { isKnownYear } from "../domain/bounds.ts";
import { type CivilDate, civilDate } from "../domain/civilDate.ts";
import type { FiscalYear } from "../domain/fiscalYear.ts";
import { ERAS, type Era } from "../domain/wareki.ts";
import { isNothing } from "./wording/nothing.ts";
import { compact } from "./wording/width.ts";

/** Regular expression source for an era's name or letter, in compacted text. */
export const ERA_SOURCE = `(?:${ERAS.flatMap((era) => [era.name, era.letter]).join("|")})`;
/** Regular expression source for the year number that follows an era, or a year of the Common Era. */
export const YEAR_SOURCE = "(?:\\d{1,4}|元)";

/** (月), (月曜日), 月曜日, ㈪, (Mon); 月 alone would be a month. */
const WEEKDAY =
  "(?:\\([日月火水木金土](?:曜日?)?\\)|[日月火水木金土]曜日?|[㈪-㈰]|\\(?(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]{0,6}\\)?)";
const DAY = new RegExp(
  `^(${ERA_SOURCE})?(${YEAR_SOURCE})(?:年|[./-])(\\d{1,2})(?:月|[./-])(\\d{1,2})日?${WEEKDAY}?$`,
);
/** Programs export a bare day with midnight behind it: 2026/4/1 0:00:00, 2026-04-01T00:00:00.000+09:00. */
const CLOCK_TIME = /(?:\s+|(?<=\d)T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
/** 9999/12/31, 2999年12月31日, 99999999, 9999-99-99: how systems write that there is no end. */
const FOR_EVER = /^(?:[2-9]999)(?:年|[./-])?(?:12|99)(?:月|[./-])?(?:31|99)日?$/;
const NO_END = new Set(["在職中", "在籍中", "現在", "現職", "現任"]);
const DIGITS_ONLY_DAY = /^(\d{4})(\d{2})(\d{2})$/;
const FISCAL_YEAR = new RegExp(`(${ERA_SOURCE})?(${YEAR_SOURCE})年度`);
const ERA_BEFORE_YEAR = new RegExp(`(${ERAS.map((era) => era.name).join("|")})${YEAR_SOURCE}年`);

/** The era that a paper writes its years in, from its first year with an era; null where it has none. */
export function eraOf(text: string): Era | null {
  const name = ERA_BEFORE_YEAR.exec(compact(text))?.[1];
  return ERAS.find((era) => era.name === name) ?? null;
}

/** The Gregorian year of 令和/8, R/8, (none)/2026, or of 8 in the paper's own era; null where it cannot be told. */
export function gregorianYear(era: string | undefined, year: string, ownEra: Era | null): number | null {
  const number = year === "元" ? 1 : Number(year);
  const named = era === undefined ? null : ERAS.find((e) => e.name === era || e.letter === era);
  const base = named ?? (year.length === 4 ? null : ownEra);
  if (!base && year.length !== 4) return null;
  const gregorian = base ? base.firstYear + number - 1 : number;
  return isKnownYear(gregorian) ? gregorian : null;
}

/** The day that the whole text is, or null. An era-less year is read in `ownEra`. */
export function readDay(text: string, ownEra: Era | null = null): CivilDate | null {
  const written = compact(text.replace(CLOCK_TIME, ""));
  const match = DAY.exec(written);
  if (match) {
    const year = gregorianYear(match[1], match[2] ?? "", ownEra);
    return year === null ? null : civilDate(year, Number(match[3]), Number(match[4]));
  }
  const digits = DIGITS_ONLY_DAY.exec(written);
  const year = digits ? gregorianYear(undefined, digits[1] ?? "", null) : null;
  return digits && year !== null ? civilDate(year, Number(digits[2]), Number(digits[3])) : null;
}

/** Whether the text says that there is no last day. */
export function isWithoutEnd(text: string): boolean {
  const written = compact(text.replace(CLOCK_TIME, ""));
  return isNothing(text) || FOR_EVER.test(written) || NO_END.has(written);
}

/** The fiscal year that the text names first (令和8年度, R8年度, 2026年度), or null. */
export function readFiscalYear(text: string): FiscalYear | null {
  const match = FISCAL_YEAR.exec(compact(text));
  return match ? gregorianYear(match[1], match[2] ?? "", null) : null;
}
