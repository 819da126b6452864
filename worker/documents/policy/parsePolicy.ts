import { hasUnshowable } from "../../domain/repairText.ts";
import { errorAt, noticeAt, type Problem, UNSHOWABLE } from "../problem.ts";
import { readBody } from "./body.ts";
import type { PolicyDocument, PolicySection } from "./document.ts";
import { divideAtBody, type PolicyHead, readPolicyHead } from "./head.ts";
import { appenderFor, paperLines } from "./lines.ts";

/** Reads the text of a 市政運営の基本方針 or a department's 運営方針. */
export function parsePolicy(text: string): PolicyDocument {
  const lines = paperLines(text);
  const append = appenderFor(lines);
  const divided = divideAtBody(lines);
  const head = readPolicyHead(divided.head, append);
  const body = readBody(divided.body, append);
  const unshowable = lines
    .filter((line) => hasUnshowable(line.text))
    .map(({ line }) => noticeAt(line, null, UNSHOWABLE));
  const problems = [...headProblems(head), ...bodyProblems(body.sections), ...body.problems, ...unshowable];
  const { otherTitles: _, ...known } = head;
  return { kind: "policy", ...known, sections: body.sections, problems };
}

function headProblems(head: PolicyHead): Problem[] {
  if (head.title === "") {
    return [
      errorAt(
        null,
        null,
        "「…の基本方針」「…の運営方針」という表題が見つかりません。方針の文書をお使いください。",
      ),
    ];
  }
  const problems: Problem[] = [];
  if (head.fiscalYear === null)
    problems.push(noticeAt(null, null, "表題から年度が分かりません。年度を指定してください。"));
  if (head.issuedOn === null) problems.push(noticeAt(null, null, "日付が見つかりません。"));
  if (head.issuerTitle === null) problems.push(noticeAt(null, null, "発出者の職名が見つかりません。"));
  else if (head.otherTitles.length > 0) {
    const message = `発出者は「${head.issuerTitle}」としました。「${head.otherTitles.join("」「")}」の名もあります。`;
    problems.push(noticeAt(null, null, message));
  }
  return problems;
}

function bodyProblems(sections: readonly PolicySection[]): Problem[] {
  const isEmpty = sections.every((section) => section.text === "" && section.points.length === 0);
  return isEmpty ? [errorAt(null, null, "本文（「1 …」「(1) …」などの項目）が見つかりません。")] : [];
}
