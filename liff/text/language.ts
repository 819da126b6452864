// The language of the screens, chosen on the phone. What the bot says on LINE stays Japanese: it is the city's voice.

export const LANGUAGES = ["ja", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words: whoever looks for one need not read the other. */
export const LANGUAGE_NAMES: Record<Language, string> = { ja: "日本語", en: "English" };

const KEY = "language";

/** The language that was chosen on this phone; Japanese where none was. Fixed until the page is opened anew. */
export const language: Language = chosen();

/** The words of one language; both say the same things. */
export function spoken<Words>(ja: Words, en: NoInfer<Words>): Words {
  return language === "en" ? en : ja;
}

/** Remembers a language on this phone and opens the page in it. */
export function chooseLanguage(wanted: Language): void {
  localStorage.setItem(KEY, wanted);
  location.reload();
}

function chosen(): Language {
  try {
    return LANGUAGES.find((known) => known === localStorage.getItem(KEY)) ?? "ja";
  } catch {
    // A browser that keeps nothing for us, or no browser at all.
    return "ja";
  }
}
