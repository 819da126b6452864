// How binding the words of an order are. Papers repeat themselves from year to year; what moves is the verb at the end:
// 検討する becomes 実施する. Each verb is a stem as written and the form in which it is spoken of; where several stand in a
// text, the last one speaks.

type Verb = readonly [stem: string, spoken: string];

/** The steps, softest first; verbs of one step bind alike. */
export const VERB_STEPS: readonly (readonly Verb[])[] = [
  [
    ["検討", "検討する"],
    ["研究", "研究する"],
    ["模索", "模索する"],
  ],
  [
    ["努め", "努める"],
    ["心がけ", "心がける"],
    ["心掛け", "心掛ける"],
    ["配慮", "配慮する"],
    ["留意", "留意する"],
    ["意識", "意識する"],
  ],
  [
    ["目指", "目指す"],
    ["促し", "促す"],
    ["促す", "促す"],
    ["呼びかけ", "呼びかける"],
  ],
  [
    ["進め", "進める"],
    ["取り組", "取り組む"],
    ["図り", "図る"],
    ["図る", "図る"],
    ["推進", "推進する"],
  ],
  [
    ["行う", "行う"],
    ["行い", "行う"],
    ["実施", "実施する"],
    ["実行", "実行する"],
    ["着手", "着手する"],
    ["開始", "開始する"],
    ["整え", "整える"],
    ["整備", "整備する"],
    ["設け", "設ける"],
    ["確かめ", "確かめる"],
  ],
  [
    ["徹底", "徹底する"],
    ["必ず", "必ず"],
    ["義務", "義務とする"],
    ["完了", "完了する"],
  ],
];

/** The verb that says how binding a text is, and its step from 0 (softest); null where none of them is found. */
export function bindingVerb(text: string): { verb: string; step: number } | null {
  let found: { verb: string; step: number; at: number } | null = null;
  for (const [step, verbs] of VERB_STEPS.entries()) {
    for (const [stem, verb] of verbs) {
      const at = text.lastIndexOf(stem);
      if (at >= 0 && (found === null || at > found.at)) found = { verb, step, at };
    }
  }
  return found && { verb: found.verb, step: found.step };
}
