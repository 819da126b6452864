import { ja, type Words } from "./ja.ts";

/** The words in the language of the screens. */
export const words: Words = ja;
