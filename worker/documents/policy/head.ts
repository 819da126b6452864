// What stands above 記: date, addressee, title, signature, a paragraph or two. Personal names stand here, in short lines
// of their own or behind a title; only whole sentences and the title of the post are taken along.
import type { CivilDate } from "../../domain/civilDate.ts";
import type { FiscalYear } from "../../domain/fiscalYear.ts";
import { readDay, readFiscalYear } from "../calendarText.ts";
import { issuerTitle } from "../issuerTitle.ts";
import { readPointLabel, readSectionLabel } from "./labels.ts";
import { type AppendLine, isComplete, type PaperLine, type Pieces, withoutListMark } from "./lines.ts";

export interface PolicyHead {
  title: string;
  fiscalYear: FiscalYear | null;
  issuedOn: CivilDate | null;
  issuerTitle: string | null;
  preamble: string;
}

const TITLE = /^[^。、]{0,60}方針(?:について)?(?:[（(].{1,10}[）)])?$/;
const YEAR_LINE = /^\S{1,8}年度$/;
const ADDRESSEE = /(?:各位|殿|様|あて|宛て?|御中)$/;
// A line that is nothing but a name: two short words, or characters set apart.
const NAME = /^(?:[\p{L}々]{1,5}\s+[\p{L}々]{1,5}|(?:[\p{L}々]\s+){2,7}[\p{L}々])$/u;
const SHORTEST_WRAPPED_LINE = 25;

/** Divides a paper at 記, or where it has none at its first section or point. */
export function divideAtBody(lines: readonly PaperLine[]): { head: PaperLine[]; body: PaperLine[] } {
  const note = lines.findIndex(({ text }) => text.replace(/\s/g, "") === "記");
  if (note !== -1) return { head: lines.slice(0, note), body: lines.slice(note + 1) };
  const titleAt = lines.findIndex(({ text }) => TITLE.test(text));
  const first = lines.findIndex(({ text }, index) => index > titleAt && beginsBody(text));
  const at = first === -1 ? lines.length : first;
  return { head: lines.slice(0, at), body: lines.slice(at) };
}

/** Reads the lines above the body. */
export function readPolicyHead(lines: readonly PaperLine[], append: AppendLine): PolicyHead {
  const head = { title: "", issuedOn: null as CivilDate | null, issuerTitle: null as string | null };
  const preamble: Pieces = [];
  let yearLine = "";
  for (const line of lines) {
    const isOpen = !isComplete(preamble);
    const day = readDay(line.text);
    const signature = issuerTitle(line.text);
    if (day !== null) head.issuedOn ??= day;
    else if (head.title === "" && TITLE.test(line.text)) head.title = yearLine + line.text;
    else if (head.title === "" && YEAR_LINE.test(line.text)) yearLine = line.text;
    else if (signature !== null) head.issuerTitle ??= signature;
    else if (NAME.test(line.text) || (!isOpen && ADDRESSEE.test(line.text))) continue;
    else if (isOpen || isProse(line.text)) append(preamble, line);
  }
  return { ...head, fiscalYear: readFiscalYear(head.title), preamble: preamble.join("") };
}

function beginsBody(text: string): boolean {
  const words = withoutListMark(text) ?? text;
  if (readSectionLabel(words)?.ordinal === 1) return true;
  const point = readPointLabel(words);
  return point !== null && (point.ordinal ?? 1) === 1;
}

function isProse(text: string): boolean {
  return text.endsWith("。") || text.length >= SHORTEST_WRAPPED_LINE;
}
