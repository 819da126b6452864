import type { OwnWeek } from "../../worker/domain/calendar.ts";
import { SETTING_KEYS } from "../../worker/domain/settings.ts";
import type { SettingsView } from "../../worker/settings/listSettings.ts";

const WEEKDAYS = "日月火水木金土";

/** Every setting as it can be given back to the command, and the units with hours of their own. */
export function wordSettings({ settings, unitHours, problems }: SettingsView): string[] {
  return [
    ...SETTING_KEYS.map((key) => `${key} ${JSON.stringify(settings[key])}`),
    ...(unitHours.length > 0
      ? [
          "",
          "曜日や時間の違う課",
          ...unitHours.map(({ unit, ...week }) => `  ${unit.name} ${wordWeek(week)}`),
        ]
      : []),
    ...(problems.length > 0
      ? [
          "",
          "次の値は使えないため、はじめの値を表示しています。",
          ...problems.map((problem) => `  ${problem}`),
        ]
      : []),
  ];
}

/** 日火水木金土 09:30〜19:00 祝日も開く */
export function wordWeek({ weekdays, opensOnHolidays, hours }: OwnWeek): string {
  const days = weekdays.map((weekday) => WEEKDAYS[weekday]).join("");
  return `${days} ${hours.from}〜${hours.to} ${opensOnHolidays ? "祝日も開く" : "祝日は休み"}`;
}

/** The weekdays of 火水木金土, 火・水・木 or 毎日, 0 is Sunday; null where anything else stands there. */
export function readWeekdays(text: string): number[] | null {
  if (text === "毎日") return [0, 1, 2, 3, 4, 5, 6];
  const days = [...text.replace(/[・、,\s]/gu, "")].map((letter) => WEEKDAYS.indexOf(letter));
  return days.length > 0 && !days.includes(-1) ? days : null;
}
