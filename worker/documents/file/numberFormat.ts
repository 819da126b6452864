// What a cell of a workbook shows: its number in its number format, as Japanese Excel draws it.
import { format, getFormatDateInfo, isDateFormat, tokenize } from "numfmt";
import { ERAS } from "../../domain/wareki.ts";
import { dayOfSerial } from "./serial.ts";

/** What a date format has in it. */
export interface Shows {
  year: boolean;
  day: boolean;
  time: boolean;
}

/** Formats that Japanese Excel knows by number alone (ECMA-376 18.8.30, ja-jp) and writes into no file. */
export const LOCAL_FORMATS: ReadonlyMap<number, string> = new Map([
  ...[27, 36, 50, 57].map((id) => [id, "[$-411]ge.m.d"] as const),
  ...[28, 29, 51, 54, 58].map((id) => [id, '[$-411]ggge"年"m"月"d"日"'] as const),
  [30, "m/d/yy"],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"時"mm"分"'],
  [33, 'h"時"mm"分"ss"秒"'],
  ...[34, 52, 55].map((id) => [id, 'yyyy"年"m"月"'] as const),
  ...[35, 53, 56].map((id) => [id, 'm"月"d"日"'] as const),
]);

// The reader names these by what an American Excel shows.
const FOREIGN = new Map([
  ["m/d/yyyy", "yyyy/m/d"],
  ["m/d/yyyy h:mm", "yyyy/m/d h:mm"],
]);
const OPTIONS = { locale: "ja", throws: false, invalid: "" };
const ERA_NAME = /^g{1,3}$/i;
const ERA_YEAR = /^e{1,2}$/i;
const DAY = "yyyy/m/d";

/** The pattern as it counts here; a date without one is shown as a day. */
export function patternOf(pattern: string | undefined, isDate: boolean): string {
  if (pattern === undefined) return isDate ? DAY : "General";
  return FOREIGN.get(pattern) ?? pattern;
}

/** What a date format shows of its moment, or null where the format is none of dates. */
export function shownOfDate(pattern: string): Shows | null {
  if (!isDateFormat(pattern)) return null;
  const { year, day, hours } = getFormatDateInfo(pattern);
  return { year, day, time: hours };
}

/** The text that the cell shows; empty where it shows nothing, or the format is no format. */
export function shownText(value: number | string, pattern: string): string {
  const own = typeof value === "number" && isDateFormat(pattern) ? withEra(pattern, value) : pattern;
  return format(own, value, OPTIONS).trim();
}

/** The era and its year written out: formatters know the calendar of the Common Era alone. */
function withEra(pattern: string, serial: number): string {
  const tokens = tokenize(pattern);
  const isEra = ({ raw }: { raw: string }) => ERA_NAME.test(raw) || ERA_YEAR.test(raw);
  const day = dayOfSerial(serial);
  const era = ERAS.find(({ from }) => day !== null && from <= day);
  if (!era || day === null || !tokens.some((token) => token.type === "DATETIME" && isEra(token)))
    return pattern;
  const year = Number(day.slice(0, 4)) - era.firstYear + 1;
  const names = [era.letter, era.name.slice(0, 1), era.name];
  return tokens
    .map(({ type, raw }) => {
      if (type !== "DATETIME" || !isEra({ raw })) return raw;
      if (ERA_NAME.test(raw)) return `"${names[raw.length - 1]}"`;
      return `"${String(year).padStart(raw.length, "0")}"`;
    })
    .join("");
}
