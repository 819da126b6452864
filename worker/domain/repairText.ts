// Text from outside, as it is kept: one code point for one letter, and nothing that nobody sees. Every entrance (files,
// bodies, chat, command line) takes this one step. Never NFKC: it would make ③ a 3.
import { withoutRadicals } from "./radicals.ts";

// Old forms of ideographs (神, 德, 﨑) in names: NFC would change them for the new ones.
const OLD_FORMS = /([\uf900-\ufaff\u{2f800}-\u{2fa1f}]+)/u;
// Line ends and the tab are seen; variation selectors belong to the letter before them.
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
const INVISIBLE =
  /(?![\u200d\u{e0020}-\u{e007f}])(?!\p{Variation_Selector})(?:\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb])/gu;
// Joiners and tags are part of some emoji, and stray elsewhere.
const JOINER =
  /(\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*\u200d(?=\p{Extended_Pictographic}))|\u200d/gu;
const TAG = /(\u{1f3f4}[\u{e0020}-\u{e007f}]+)|[\u{e0020}-\u{e007f}]/gu;
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

/** No schema has fields below this; what a hostile body nests deeper is refused by them. */
const DEEPEST = 32;

const VARIANT_MARKS = /\p{Variation_Selector}/gu;
const OWN_LETTERS = /\p{Co}/gu;
const UNSHOWABLE = /[\p{Co}\ufffd]/u;

/**
 * The same words in the form in which they are kept: composed (NFC), radicals as ideographs, without controls and
 * invisible characters, half characters replaced. Doing it again changes nothing.
 */
export function repairText(text: string): string {
  if (PLAIN.test(text)) return text;
  const visible = text
    .toWellFormed()
    .replace(CONTROL, "")
    .replace(INVISIBLE, "")
    .replace(TAG, "$1")
    .replace(JOINER, "$1");
  return withoutRadicals(visible)
    .split(OLD_FORMS)
    .map((part, index) => (index % 2 === 1 ? part : part.normalize("NFC")))
    .join("");
}

/** A value as JSON brings it, with every text in it repaired; the names of its fields are left as they are. */
export function repairTexts(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return repairText(value);
  if (value === null || typeof value !== "object" || depth === DEEPEST) return value;
  if (Array.isArray(value)) return value.map((each) => repairTexts(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, repairTexts(each, depth + 1)]),
  );
}

/** The text without marks of glyph variants and an office's own letters (外字): for comparing names, never for keeping. */
export function withoutVariants(text: string): string {
  const bare = text.replace(VARIANT_MARKS, "");
  return bare.replace(OWN_LETTERS, "") || bare;
}

/** Whether there is a letter that other screens cannot show: one of the office's own (外字), or one already lost (�). */
export function hasUnshowable(text: string): boolean {
  return UNSHOWABLE.test(text);
}
