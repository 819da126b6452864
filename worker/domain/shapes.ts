// What a request may bring, once for all routes. Numbers and dates have the bounds of the product; an id and a key have an
// alphabet in which nothing means anything to an address, a calendar, a statement or a page.
import * as v from "valibot";
import { FIRST_YEAR, LARGEST_FIGURE, LAST_INSTANT, LAST_YEAR, MOST_VERSIONS } from "./bounds.ts";
import { isCivilDate } from "./civilDate.ts";
import { MIDNIGHT_MINUTES } from "./overtime/clock.ts";
import { isMonth } from "./overtime/month.ts";
import { wholeText } from "./wholeText.ts";

/** -0 is 0 to everybody but a program. */
const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least),
    v.maxValue(most),
    v.transform((number) => number + 0),
  );

/** The id of something stored, as paths and bodies carry it: `goal:` and the like stand before that of another kind. */
export const id = v.pipe(v.string(), v.regex(/^[0-9a-z][0-9a-z:_-]{0,159}$/i));

/** Made by the sender for one act, which may become the id of what it makes. */
export const key = v.pipe(v.string(), v.regex(/^[0-9a-z-]{8,64}$/i));

/** `2026-10-05` */
export const civilDate = v.pipe(v.string(), v.check(isCivilDate));

/** `2026-10` */
export const month = v.pipe(v.string(), v.check(isMonth));

/** A fiscal year by its first calendar year. */
export const fiscalYear = whole(FIRST_YEAR, LAST_YEAR);

/** The same in a query or a form: `2026`. */
export const yearText = v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number), fiscalYear);

/** UTC milliseconds. */
export const instant = whole(0, LAST_INSTANT);

/** The version that somebody had before them. */
export const version = whole(1, MOST_VERSIONS);

/** The same where there may have been none: 0. */
export const baseVersion = whole(0, MOST_VERSIONS);

/** Working days before and after a due day. */
export const rungDays = whole(-60, 60);

/** Minutes up to a bound, or a length as people write it: 45:30, 45時間30分. */
export const writtenLength = (most: number) => v.union([whole(0, most), v.pipe(wholeText, v.maxLength(40))]);

/** Minutes after 00:00 of the working day, or a time as people write it: 20時半, 25:00. The rule says what is too late. */
export const writtenTime = writtenLength(2 * MIDNIGHT_MINUTES);

/** The figure of an indicator. */
export const figure = v.pipe(
  v.number(),
  v.minValue(-LARGEST_FIGURE),
  v.maxValue(LARGEST_FIGURE),
  v.transform((number) => number + 0),
);

/** Words, up to so many characters. */
export const text = (most: number) => v.pipe(wholeText, v.maxLength(most));
