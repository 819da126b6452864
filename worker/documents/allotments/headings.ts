// The columns of a table of 配当時間: a unit with one column for each month, or a unit, a month and its hours in a row.
import type { Columns, Heading, HeadingMatcher } from "../headings.ts";
import { bareWord } from "../wording/width.ts";
import { readMonth } from "./readMonth.ts";

/** `unit`, `month` and `hours`, or a month's column as it is written. */
export type AllotmentKey = "unit" | "month" | "hours" | `month:${string}`;

const WORDS: readonly Heading<AllotmentKey>[] = [
  {
    key: "unit",
    label: "所属",
    words: ["所属", "所属名", "課", "課名", "課室", "課室名", "部署", "部課名", "組織"],
    required: true,
  },
  { key: "month", label: "年月", words: ["年月", "月", "対象月", "対象年月"], required: true },
  {
    key: "hours",
    label: "時間",
    words: ["時間", "時間数", "配当時間", "配当時間数", "配当"],
    required: true,
  },
];
const BESIDE = new Set(["合計", "計", "年計", "年間計", "総計", "備考", "番号", "no", "部", "部名"]);

/** Finds 所属 with months beside it (4月 5月 …, 2026年4月 …), or 所属・年月・時間. */
export const matchAllotments: HeadingMatcher<AllotmentKey> = (cells) => {
  const indexOf = new Map<AllotmentKey, number>();
  const unknown: string[] = [];
  let months = 0;
  let width = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() === "") continue;
    width = index + 1;
    const word = bareWord(cell);
    const heading = WORDS.find(({ words }) => words.includes(word));
    const month = readMonth(cell);
    if (heading && !indexOf.has(heading.key)) indexOf.set(heading.key, index);
    else if (month !== null && !indexOf.has(`month:${cell}`)) {
      indexOf.set(`month:${cell}`, index);
      months += 1;
    } else if (!BESIDE.has(word)) unknown.push(cell.replace(/\s+/g, ""));
  }
  const isWide = months > 1 || (months === 1 && indexOf.has("unit") && !indexOf.has("hours"));
  if (!isWide && indexOf.size < 2) return null;
  const wanted = isWide ? WORDS.filter(({ key }) => key === "unit") : WORDS;
  return { indexOf, unknown, width, missing: wanted.filter(({ key }) => !indexOf.has(key)) };
};

/** The columns that hold a month each, as written, with their place. */
export function monthColumns({ indexOf }: Columns<AllotmentKey>): { written: string; index: number }[] {
  return [...indexOf].flatMap(([key, index]) =>
    key.startsWith("month:") ? [{ written: key.slice("month:".length), index }] : [],
  );
}
