// NFKC is never applied to prose or numbers here: it turns ③ into 3 and so ①②前年比 into 12前年比.
// Only full-width ASCII and the ideographic space become half width, one character for one, so offsets stay valid.

const FULL_WIDTH = /[！-～]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/** ８ → 8, ％ → %, （ → (, ideographic space → space. The length never changes. */
export function toHalfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll("\u3000", " ");
}

/** Half width, no white space at all, ㋿ spelt out, Latin letters upper case: the form in which dates are read. */
export function compact(text: string): string {
  return toHalfWidth(text).replace(/\s+/g, "").replaceAll("㋿", "令和").toUpperCase();
}

/** Only letters and digits, parentheses and what they hold left out where something remains: for comparing headings. */
export function bareWord(text: string): string {
  const flat = text.normalize("NFKC").replace(/\s+/g, "");
  const outside = onlyLetters(flat.replace(/\([^)]*\)?/g, ""));
  return outside === "" ? onlyLetters(flat) : outside;
}

function onlyLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
