// What people put around the word they mean: a mention, a greeting, marks, emoji, 「です」「お願いします」.

/** Longer texts are no words. */
const MOST_CHARACTERS = 80;
/** A mention, a greeting: 「@進捗だより」「すみません、」. */
const LEAD =
  /^(?:@\S+\s+|(?:すみません|すいません|失礼します|お(?:疲|つか)れ(?:様|さま)(?:です|でした)?|こんにちは|おはようございます|こんばんは|恐れ入りますが?|えーと|ええと|あの)[、。,.!！\s]*)+/u;
/** How LINE writes an emoji of its own into the text: (smile), (moon cool). */
const LINE_EMOJI = /\([a-z][a-z0-9 _'-]{0,30}\)/g;
const NOTHING_SAID = /(?:[\p{P}\p{S}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\s]|\u200d)+/gu;
const KATAKANA = /[ァ-ヶ]/g;
const BEHIND =
  /(?:は|を|が|の|って|について)?(?:です(?:か|が|ね|けど)?|を?(?:お願い|おねがい)(?:します|いたします)?|(?:を|が)?(?:見|み)(?:せて|たい|る)(?:です)?|(?:教|おし)えて|(?:知|し)りたい(?:です)?|確認(?:したい(?:です)?)?|(?:開|ひら)(?:く|いて|きたい)|どう(?:なって(?:い?る|い?ます))?か?|(?:下|くだ)さい|(?:頂|いただ)けますか|よろしく|宜しく)+$/;

/**
 * The word that is meant, in the narrowest writing: NFKC, small letters, hiragana for katakana, without anything around it.
 * Only for telling what is meant; nothing of it is kept or said again. Empty for a text without words.
 */
export function bareWords(text: string): string {
  const words = withoutLead(text)
    .slice(0, MOST_CHARACTERS)
    .toLowerCase()
    .replace(LINE_EMOJI, "")
    .replace(NOTHING_SAID, "")
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
  const meant = words.replace(BEHIND, "");
  return meant === "" ? words : meant;
}

/** What somebody wrote behind a mention and a greeting, in NFKC: to be understood, not kept. */
export function withoutLead(text: string): string {
  return text.normalize("NFKC").replace(LEAD, "");
}
