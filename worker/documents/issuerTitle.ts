// Papers are signed with a title and a name. The title (職名) is kept; the name never leaves this file.

const TITLE_WORDS = "長|知事|監|理事|参事|管理者";
const TITLED_BODY = "(?:市|区|町|村|部|局|室|課|所|館|園|校|院|署|係|会|次|本部|教育|事務局|消防)";
const FIRST_WORD = new RegExp(`^(\\S{1,30}(?:${TITLE_WORDS}))(?:\\s.*)?$`, "s");
const TITLE_AND_NAME_TOGETHER = new RegExp(`^(\\S{0,20}?${TITLED_BODY}長)\\S{0,12}$`);
const LONGEST_SIGNATURE = 40;

/** The title of a line or cell that is a signature (総務部長 and perhaps a name), or null when it is none. */
export function issuerTitle(text: string): string | null {
  const line = text.trim();
  if (line === "" || line.length > LONGEST_SIGNATURE || /[。、，,]/.test(line)) return null;
  const first = FIRST_WORD.exec(line)?.[1];
  if (first !== undefined) return first;
  return TITLE_AND_NAME_TOGETHER.exec(line.replace(/\s+/g, ""))?.[1] ?? null;
}
