// The week of a unit that differs from the city's, as somebody wants to save it.
import * as v from "valibot";
import type { OwnWeek } from "./calendar.ts";
import { hours } from "./settings.ts";

const WEEKDAY_WORDS = "曜日は 0（日曜日）から 6（土曜日）までの数を、繰り返さずに並べてください。";
const weekday = v.pipe(
  v.number(WEEKDAY_WORDS),
  v.integer(WEEKDAY_WORDS),
  v.minValue(0, WEEKDAY_WORDS),
  v.maxValue(6, WEEKDAY_WORDS),
);
const week = v.strictObject(
  {
    weekdays: v.pipe(
      v.array(weekday, WEEKDAY_WORDS),
      v.minLength(1, "開いている曜日がありません。誰にもお知らせが届かないので、1 つ以上にしてください。"),
      v.check((days) => new Set(days).size === days.length, WEEKDAY_WORDS),
      v.transform((days) => days.toSorted()),
    ),
    opensOnHolidays: v.boolean("祝日に開くなら true、開かないなら false にしてください。"),
    hours,
  },
  '{"weekdays":[2,3,4,5,6],"opensOnHolidays":true,"hours":{"from":"09:30","to":"18:00"}} の形にしてください。',
);

/** A week as the product takes it, or every sentence about what is wrong with it. */
export function readWeek(
  value: unknown,
): { kind: "fits"; week: OwnWeek } | { kind: "unfit"; problems: string[] } {
  const result = v.safeParse(week, value);
  if (result.success) return { kind: "fits", week: result.output };
  return { kind: "unfit", problems: [...new Set(result.issues.map((issue) => issue.message))] };
}
