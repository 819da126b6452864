// Numbers hidden in the words of a criterion, proposed as indicators for a person to confirm. Better to miss one than
// to propose a year, an ordinal, an age or part of a name.
import type { IndicatorKind } from "../domain/indicator.ts";
import { type Measured, readComparison, readPlan } from "./indicators/comparison.ts";
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

const SENTENCE = /[^。\n]+/g;
const CLAUSE_BREAK = /、|[,，](?!\d|[０-９])/;
const YEAR_ON_YEAR =
  /前年(?:度)?(?:同期|実績)?(?:比|より|を|に比べ|と比べ|から)[^。、]{0,15}?(?:プラス|増|上回|向上|上昇|拡大)/;
// 实 is how text recognition reads 実.
const CONTINUOUS = /継続(?:的|して|的に)?な?[実实]施/;

/** Indicators proposed for one criterion, in the order of the text. */
export function proposeIndicators(text: string): IndicatorProposal[] {
  return (text.match(SENTENCE) ?? []).flatMap(inSentence);
}

function inSentence(sentence: string): IndicatorProposal[] {
  const numbers = findNumbers(sentence);
  const compared = measure(sentence, numbers, (number) => readComparison(number, sentence.trimEnd()));
  if (compared.length > 0) return compared;
  const direction = directionOf(sentence);
  return direction ? [direction] : measure(sentence, numbers, readPlan);
}

function measure(
  sentence: string,
  numbers: readonly WrittenNumber[],
  read: (number: WrittenNumber) => Measured | null,
): IndicatorProposal[] {
  return numbers.flatMap((number) => {
    const measured = read(number);
    return measured ? [{ text: clauseAt(sentence, number.start), target: number.value, ...measured }] : [];
  });
}

function directionOf(sentence: string): IndicatorProposal | null {
  const upward = YEAR_ON_YEAR.exec(sentence);
  const upkeep = CONTINUOUS.exec(sentence);
  const found = upward ?? upkeep;
  if (!found) return null;
  const kind = upward ? "yearOnYearUp" : "continuous";
  return { text: clauseAt(sentence, found.index), target: null, unit: "", kind };
}

function clauseAt(sentence: string, offset: number): string {
  let start = 0;
  for (const clause of sentence.split(CLAUSE_BREAK)) {
    if (offset < start + clause.length) return clause.trim();
    start += clause.length + 1;
  }
  return sentence.trim();
}
