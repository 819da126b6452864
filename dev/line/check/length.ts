import { asText, type Json, type Problem } from "./problem.ts";

// LINE counts UTF-16 code units in most places and grapheme clusters in labels, titles and templates:
// https://developers.line.biz/en/docs/messaging-api/text-character-count/
const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Length in grapheme clusters: 👨‍👩‍👧 is one. */
export function graphemes(text: string): number {
  return [...segmenter.segment(text)].length;
}

/** Length in UTF-16 code units. */
export function codeUnits(text: string): number {
  return text.length;
}

interface LengthRule {
  max: number;
  count: (text: string) => number;
  min?: number;
}

/** Refuses a text field that is shorter or longer than LINE allows; an absent field is left to the schema. */
export function checkLength(object: Json, field: string, path: string, rule: LengthRule): Problem[] {
  const text = asText(object[field]);
  if (text === null) return [];
  const min = rule.min ?? 0;
  const length = rule.count(text);
  if (length === 0 && min > 0) return [{ property: `${path}.${field}`, message: "May not be empty" }];
  if (length >= min && length <= rule.max) return [];
  return [{ property: `${path}.${field}`, message: `Length must be between ${min} and ${rule.max}` }];
}
