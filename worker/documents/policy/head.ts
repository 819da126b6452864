// What stands above 記: date, addressee, title, signature, a paragraph or two. Personal names stand here, in short lines
// of their own or behind a title; only whole sentences and the title of the post are taken along.
import type { CivilDate } from "../../domain/civilDate.ts";
import type { FiscalYear } from "../../domain/fiscalYear.ts";
import { readDay, readFiscalYear } from "../calendarText.ts";
import { isAddressee, isAddressWord, signatureIn } from "../issuerTitle.ts";
import { readPointLabel, readSectionLabel } from "./labels.ts";
import { type AppendLine, isComplete, type PaperLine, type Pieces, withoutListMark } from "./lines.ts";

export interface PolicyHead {
  title: string;
  fiscalYear: FiscalYear | null;
  issuedOn: CivilDate | null;
  issuerTitle: string | null;
  /** Other titles that might be the issuer's. */
  otherTitles: string[];
  preamble: string;
}

const TITLE = /^[^。、]{0,60}方針(?:の(?:策定|決定))?(?:等?について)?(?:[（(].{1,10}[）)])?$/;
const YEAR_LINE = /^\S{1,8}年度$/;
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
  const head = { title: "", issuedOn: null as CivilDate | null };
  const preamble: Pieces = [];
  const signatures: Signature[] = [];
  let yearLine = "";
  for (const [index, line] of lines.entries()) {
    const isOpen = !isComplete(preamble);
    const day = readDay(line.text);
    const signature = isForAddressee(lines, index) ? null : signatureIn(line.text);
    if (day !== null) head.issuedOn ??= day;
    else if (head.title === "" && TITLE.test(line.text)) head.title = yearLine + line.text;
    else if (head.title === "" && YEAR_LINE.test(line.text)) yearLine = line.text;
    else if (signature !== null) signatures.push({ ...signature, isNamed: isNamed(signature, lines, index) });
    else if (NAME.test(line.text) || (!isOpen && isForAddressee(lines, index))) continue;
    else if (isOpen || isProse(line.text)) append(preamble, line);
  }
  return {
    ...head,
    ...issuerOf(signatures),
    fiscalYear: readFiscalYear(head.title),
    preamble: preamble.join(""),
  };
}

interface Signature {
  title: string;
  /** A name stands behind it or in a line beside it. */
  isNamed: boolean;
}

/** Who signs with a name goes before who stands there without one; of several, the first. */
function issuerOf(signatures: readonly Signature[]): Pick<PolicyHead, "issuerTitle" | "otherTitles"> {
  const issuer = (signatures.find(({ isNamed }) => isNamed) ?? signatures[0])?.title ?? null;
  const titles = new Set(signatures.map(({ title }) => title));
  return { issuerTitle: issuer, otherTitles: [...titles].filter((title) => title !== issuer) };
}

function isNamed({ hasName }: { hasName: boolean }, lines: readonly PaperLine[], index: number): boolean {
  return hasName || [index + 1, index - 1].some((beside) => NAME.test(lines[beside]?.text ?? ""));
}

/** A line that says whom the paper is for; 様 may stand in a line of its own below several titles. */
function isForAddressee(lines: readonly PaperLine[], index: number): boolean {
  const { text } = lines[index] ?? { text: "" };
  if (isAddressWord(text) || (isAddressee(text) && signatureIn(text) === null)) return true;
  if (signatureIn(text) === null) return false;
  const below = lines.slice(index + 1).find((line) => signatureIn(line.text) === null);
  return below !== undefined && isAddressWord(below.text);
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
