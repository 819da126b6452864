import { noticeAt, type Problem } from "../problem.ts";
import type { PolicySection } from "./document.ts";
import { type PointLabel, readPointLabel, readSectionLabel, type SectionLabel } from "./labels.ts";
import { type AppendLine, isComplete, type PaperLine, withoutListMark } from "./lines.ts";
import { beginPoint, beginSection, finish, isNext, newOutline, type Outline, openWords } from "./outline.ts";

/** Reads sections, their points to any depth, and the text of each. No word is lost up to the closing 以上. */
export function readBody(
  lines: readonly PaperLine[],
  append: AppendLine,
): { sections: PolicySection[]; problems: Problem[] } {
  const outline = newOutline();
  const problems: Problem[] = [];
  const end = lines.findIndex(({ text }) => text.replace(/\s/g, "") === "以上");
  const body = end === -1 ? lines : lines.slice(0, end);
  for (const line of body) readLine(line, outline, append, problems);
  if (end !== -1 && end < lines.length - 1) {
    problems.push(noticeAt(lines[end]?.line ?? null, null, "「以上」より後は読んでいません。"));
  }
  return { sections: finish(outline), problems };
}

function readLine(line: PaperLine, outline: Outline, append: AppendLine, problems: Problem[]): void {
  const listed = withoutListMark(line.text);
  const text = listed ?? line.text;
  const sentenceIsOpen = outline.sections.length > 0 && !isComplete(openWords(outline));

  const section = readSectionLabel(text);
  if (section && beginsSection(section, outline, sentenceIsOpen)) {
    if (section.ordinal !== outline.lastSection + 1) problems.push(gapAt(line, section.label));
    beginSection(outline, section);
    return;
  }
  const label = readPointLabel(text) ?? (listed === null || sentenceIsOpen ? null : listItem(text));
  // A wrapped sentence may begin a line with （２）: such a number is a label only where it continues a sequence.
  if (label && (isNext(outline, label) || !sentenceIsOpen)) {
    if (!isNext(outline, label)) problems.push(gapAt(line, label.label));
    beginPoint(outline, label, line.line);
    append(openWords(outline), { line: line.line, text: label.rest });
    return;
  }
  append(openWords(outline), { line: line.line, text });
}

function beginsSection(
  { ordinal }: SectionLabel,
  { lastSection }: Outline,
  sentenceIsOpen: boolean,
): boolean {
  return ordinal === lastSection + 1 || (ordinal > lastSection && !sentenceIsOpen);
}

/** An item of a converted list that has no label of its own. */
function listItem(text: string): PointLabel {
  return { style: "bullet", ordinal: null, label: "-", rest: text };
}

function gapAt(line: PaperLine, label: string): Problem {
  return noticeAt(line.line, null, `番号「${label}」が前の番号から続いていません。`);
}
