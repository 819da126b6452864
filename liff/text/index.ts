import { ja, type Words } from "./ja.ts";
import { language } from "./language.ts";

/** The words in the language of the screens. To be read while drawing: what a module copies when it loads is Japanese. */
export let words: Words = ja;

/** Brings the chosen language, before anything is drawn. Where it cannot be had, this screen speaks Japanese. */
export async function loadWords(): Promise<void> {
  if (language === "ja") return;
  try {
    words = (await import("./en.ts")).en;
    document.documentElement.lang = language;
  } catch {
    // No line: the next opening asks again.
  }
}
