// Papers are signed with a title and a name. The title (職名) is kept; the name never leaves this file.

const TITLE_WORDS = "長|知事|監|理事|参事|管理者";
const TITLED_BODY = "(?:市|区|町|村|部|局|室|課|所|館|園|校|院|署|係|会|次|本部|教育|事務局|消防)";
const FIRST_WORD = new RegExp(`^(\\S{1,30}(?:${TITLE_WORDS}))(?:\\s.*)?$`, "s");
const TITLE_AND_NAME_TOGETHER = new RegExp(`^(\\S{0,20}?${TITLED_BODY}長)\\S{0,12}$`);
const LONGEST_SIGNATURE = 40;
const LABEL = /^(?:発信者|発出者|差出人|発信|発出)\s*[:：]?\s*/;
/** Others whose title may stand in a head: whom to ask, who gets a copy. */
const NOT_A_SIGNATURE =
  /^[(（]?(?:担当|事務担当|問い?合わ?せ先?|連絡先|起案|作成|宛先|あて先|宛名|送付先|写し?|cc|to)(?:者|課)?[)）]?\s*[:：\s）)]/i;
/** 様 and the like behind whom a paper is for; in a line of two columns the signature may follow. */
const ADDRESS_WORD = "(?:各\\s*位|殿|様|あて|宛て?|御\\s*中)";
const ADDRESSED = new RegExp(`^.{0,40}?${ADDRESS_WORD}[)）]?(?:\\s{2,}(\\S.*))?$`, "s");
const ADDRESSED_LINE = new RegExp(`${ADDRESS_WORD}[)）]?$`);
const ADDRESS_WORD_ALONE = new RegExp(`^${ADDRESS_WORD}$`);
/** 各部長, 全所属長, 関係各課長: nobody signs as many. 各務原 is a city. */
const MANY = /^(?:庁\s*内)?(?:各(?!務原)|全(?!国)|関\s*係)/;

/** The title of a line or cell that is a signature (総務部長 and perhaps a name), or null when it is none. */
export function issuerTitle(text: string): string | null {
  return signatureIn(text)?.title ?? null;
}

/** A signature, and whether a name stands behind its title; null for other lines, and for whom the paper is for. */
export function signatureIn(text: string): { title: string; hasName: boolean } | null {
  const line = withoutAddress(text.trim()).replace(LABEL, "");
  if (line === "" || line.length > LONGEST_SIGNATURE || /[。、，,]/.test(line)) return null;
  if (NOT_A_SIGNATURE.test(line) || MANY.test(line)) return null;
  const first = FIRST_WORD.exec(line)?.[1];
  if (first !== undefined) return { title: first, hasName: line.length > first.length };
  const flat = line.replace(/\s+/g, "");
  const together = TITLE_AND_NAME_TOGETHER.exec(flat)?.[1];
  return together === undefined ? null : { title: together, hasName: flat.length > together.length };
}

/** Whether a line says whom the paper is for: 各部長　様, 職員各位, 関係課長あて. */
export function isAddressee(text: string): boolean {
  const line = text.trim();
  return ADDRESSED_LINE.test(line) || (MANY.test(line) && line.length <= LONGEST_SIGNATURE);
}

/** Whether a line is nothing but 様 or the like, for the titles in the lines above it. */
export function isAddressWord(text: string): boolean {
  return ADDRESS_WORD_ALONE.test(text.trim());
}

function withoutAddress(line: string): string {
  const addressed = ADDRESSED.exec(line);
  return addressed ? (addressed[1] ?? "") : line;
}
