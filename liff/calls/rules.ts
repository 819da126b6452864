import type { OwnWeek } from "../../worker/domain/calendar.ts";
import type { CitySettings, SettingKey } from "../../worker/domain/settings.ts";
import type { SettingsView } from "../../worker/settings/listSettings.ts";
import { nested, type Routes } from "../api.ts";

/** What may be tried to save: the server says whether it makes sense. */
export type Draft<Key extends SettingKey> = CitySettings[Key] | Record<string, unknown>;

/** 声かけの設定, for administrators. */
export function ruleCalls({ routes, ask }: Routes) {
  const { settings, units } = routes.admin;
  const unitHours = units[":unitId"].hours;
  return {
    settings: () => nested<SettingsView>(ask(settings.$get())),
    save: <Key extends SettingKey>(key: Key, value: Draft<Key>) =>
      ask(settings[":key"].$put({ param: { key }, json: { value } })),
    saveWeek: (unitId: string, week: OwnWeek) =>
      ask(unitHours.$put({ param: { unitId }, json: { ...week } })),
    removeWeek: (unitId: string) => ask(unitHours.$delete({ param: { unitId } })),
  };
}
