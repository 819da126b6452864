// The shapes that settings are made of, with the sentences for whoever gives a value that does not fit.
import * as v from "valibot";

/** An object with exactly these parts; `example` shows a value that fits. */
export const shape = <Entries extends v.ObjectEntries>(entries: Entries, example: string) =>
  v.strictObject(entries, `${example} の形にしてください。`);
/** A whole number within both bounds. */
export const wholeNumber = (from: number, to: number) => {
  const words = `${from} から ${to} までの整数にしてください。`;
  return v.pipe(v.number(words), v.integer(words), v.minValue(from, words), v.maxValue(to, words));
};

const TIME_WORDS = "時刻は 08:30 のように、00:00 から 23:59 までで書いてください。";
/** `08:30` */
export const timeOfDay = v.pipe(v.string(TIME_WORDS), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME_WORDS));
