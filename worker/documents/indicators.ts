// Numbers hidden in the words of a criterion, proposed as indicators for a person to confirm. Better to miss one than
// to propose a year, an ordinal, an age or part of a name.
import type { IndicatorKind } from "../domain/indicator.ts";
import { isDenied, type Measured, readComparison, readPlan } from "./indicators/comparison.ts";
import { findNumbers, type WrittenNumber } from "./indicators/numbers.ts";

export interface IndicatorProposal {
  /** The clause of the criterion that holds the target, as written. */
  text: string;
  /** Null where the target is a direction (前年比プラス) or an upkeep (継続的実施). */
  target: number | null;
  /** 人, つ, %, g …; empty where there is none. */
  unit: string;
  kind: IndicatorKind;
}

interface Clause {
  text: string;
  /** Offset behind its last character. */
  end: number;
}

/** Criteria are a sentence or two; what is longer is no statement of a target. */
const LONGEST_CRITERION = 1_000;
const SENTENCE = /[^。\n]+/g;
const CLAUSE_BREAK = /、|[,，](?!\d|[０-９])/;
const YEAR_ON_YEAR =
  /前年(?:度)?(?:同期|実績)?(?:比|より|を|に比べ|と比べ|から)[^。、]{0,15}?(?:プラス|増|上回|向上|上昇|拡大)/;
// 实 is how text recognition reads 実.
const CONTINUOUS = /継続(?:的|して|的に)?な?[実实]施/;

/** Indicators proposed for one criterion, in the order of the text. */
export function proposeIndicators(text: string): IndicatorProposal[] {
  if (text.length > LONGEST_CRITERION) return [];
  return (text.match(SENTENCE) ?? []).flatMap(inSentence);
}

function inSentence(sentence: string): IndicatorProposal[] {
  const numbers = findNumbers(sentence);
  const denied = isDenied(sentence);
  const compared = measure(sentence, numbers, (number) => readComparison(number, denied));
  if (compared.length > 0) return compared;
  const direction = directionOf(sentence);
  return direction ? [direction] : measure(sentence, numbers, readPlan);
}

function measure(
  sentence: string,
  numbers: readonly WrittenNumber[],
  read: (number: WrittenNumber) => Measured | null,
): IndicatorProposal[] {
  const clauses = clausesOf(sentence);
  return numbers.flatMap((number) => {
    const measured = read(number);
    return measured ? [{ text: clauseAt(clauses, number.start), target: number.value, ...measured }] : [];
  });
}

function directionOf(sentence: string): IndicatorProposal | null {
  const upward = YEAR_ON_YEAR.exec(sentence);
  const upkeep = CONTINUOUS.exec(sentence);
  const found = upward ?? upkeep;
  if (!found) return null;
  const clauses = clausesOf(sentence);
  const kind = upward ? "yearOnYearUp" : "continuous";
  return { text: clauseAt(clauses, found.index), target: null, unit: "", kind };
}

/** The clauses of a sentence, with their offsets. */
function clausesOf(sentence: string): Clause[] {
  let start = 0;
  return sentence.split(CLAUSE_BREAK).map((text) => {
    const clause = { text: text.trim(), end: start + text.length };
    start = clause.end + 1;
    return clause;
  });
}

function clauseAt(clauses: readonly Clause[], offset: number): string {
  return clauses.find(({ end }) => offset < end)?.text ?? "";
}
