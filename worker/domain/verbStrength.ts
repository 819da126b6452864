// How binding the words of an order are. Papers repeat themselves from year to year; what moves is the verb at the end:
// 検討する becomes 実施する. Stems as written, from the softest to the firmest; a stem is found inside the last clauses
// of a text, and where several stand there the last one speaks.

/** The steps, softest first; verbs of one step bind alike. */
export const VERB_STEPS: readonly (readonly string[])[] = [
  ["検討", "研究", "模索"],
  ["努め", "心がけ", "心掛け", "配慮", "留意", "意識"],
  ["目指", "促し", "促す", "呼びかけ"],
  ["進め", "取り組", "図り", "図る", "推進"],
  ["行う", "行い", "実施", "実行", "着手", "開始", "整え", "整備", "設け"],
  ["徹底", "必ず", "義務", "完了"],
];

/** The verb that says how binding a text is, and its step from 0 (softest); null where none of them is found. */
export function bindingVerb(text: string): { verb: string; step: number } | null {
  let found: { verb: string; step: number; at: number } | null = null;
  for (const [step, verbs] of VERB_STEPS.entries()) {
    for (const verb of verbs) {
      const at = text.lastIndexOf(verb);
      if (at >= 0 && (found === null || at > found.at)) found = { verb, step, at };
    }
  }
  return found && { verb: found.verb, step: found.step };
}
