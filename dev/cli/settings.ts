// The settings and the hours of units, for whoever would rather type than tap.
import { unitWritten } from "../../worker/calendar/dayUnits.ts";
import { type Context, todayOf } from "../../worker/context.ts";
import { repairText, repairTexts } from "../../worker/domain/repairText.ts";
import { isSettingKey, SETTING_KEYS } from "../../worker/domain/settings.ts";
import { listSettings } from "../../worker/settings/listSettings.ts";
import { removeUnitHours } from "../../worker/settings/removeUnitHours.ts";
import { saveSetting } from "../../worker/settings/saveSetting.ts";
import { saveUnitHours, type UnitHoursOutcome } from "../../worker/settings/saveUnitHours.ts";
import { wordRuleRefusal } from "../../worker/settings/wordRefusal.ts";
import { unitsQuery } from "../../worker/units/organisation.ts";
import { CommandRefusal, say } from "./say.ts";
import { readWeekdays, wordSettings, wordWeek } from "./wordSettings.ts";

/** Shows all settings or one, or saves a value given as JSON. @throws CommandRefusal */
export async function settingsCommand(context: Context, [key, json]: readonly string[]): Promise<void> {
  if (key === undefined) {
    for (const line of wordSettings(await listSettings(context))) say(line);
    return;
  }
  if (!isSettingKey(key)) {
    throw new CommandRefusal(
      `「${key}」という設定はありません。次の中から選んでください: ${SETTING_KEYS.join("、")}`,
    );
  }
  if (json === undefined) return say(JSON.stringify((await listSettings(context)).settings[key]));
  const outcome = await saveSetting(context, { key, value: readJson(json) });
  if (outcome.kind === "refused") throw new CommandRefusal(wordRuleRefusal(outcome).join("\n"));
  say(outcome.changed ? "保存しました。" : "前と同じです。");
}

/** Gives a unit a week of its own, or with `isRemoved` takes it away. @throws CommandRefusal */
export async function hoursCommand(
  context: Context,
  {
    args,
    opensOnHolidays,
    isRemoved,
  }: { args: readonly string[]; opensOnHolidays: boolean; isRemoved: boolean },
): Promise<void> {
  const [name = "", days = "", from = "", to = ""] = args;
  const unit = await unitNamed(context, name);
  if (isRemoved) {
    const { changed } = done(await removeUnitHours(context, unit.id));
    return say(changed ? `${unit.name}は、上の部や市と同じ時間に戻りました。` : "前と同じです。");
  }
  const weekdays = readWeekdays(days);
  if (!weekdays) throw new CommandRefusal("曜日は「火水木金土」や「毎日」のように書いてください。");
  const week = { weekdays, opensOnHolidays, hours: { from, to } };
  const { changed } = done(await saveUnitHours(context, { unitId: unit.id, week }));
  say(changed ? `${unit.name} ${wordWeek(week)}` : "前と同じです。");
}

/** Names the unit that looks after working hours, and how it is reached. @throws CommandRefusal */
export async function personnelCommand(
  context: Context,
  [name = "", contact]: readonly string[],
): Promise<void> {
  const unit = await unitNamed(context, name);
  const value = {
    unitId: unit.id,
    contact:
      contact === undefined ? (await listSettings(context)).settings.personnel.contact : repairText(contact),
  };
  const outcome = await saveSetting(context, { key: "personnel", value });
  if (outcome.kind === "refused") throw new CommandRefusal(wordRuleRefusal(outcome).join("\n"));
  const reached =
    value.contact === "" ? "連絡先は、まだ決まっていません。" : `連絡先は「${value.contact}」です。`;
  say(outcome.changed ? `勤務時間の担当は${unit.name}です。${reached}` : "前と同じです。");
}

async function unitNamed(context: Context, name: string): Promise<{ id: string; name: string }> {
  const found = unitWritten(await unitsQuery(context), name, todayOf(context));
  if (found.kind === "found") return found.unit;
  const { nearest } = found.unknown;
  const hint = nearest.length > 0 ? `（近い名前: ${nearest.join("、")}）` : "";
  throw new CommandRefusal(`「${name}」という課はないか、1 つに決まりません${hint}。`);
}

function done(outcome: UnitHoursOutcome): { changed: boolean } {
  if (outcome.kind === "refused") throw new CommandRefusal(wordRuleRefusal(outcome).join("\n"));
  return outcome;
}

function readJson(text: string): unknown {
  try {
    return repairTexts(JSON.parse(text));
  } catch {
    throw new CommandRefusal(
      `値は JSON で、シェルでは '{"from":"09:00","to":"17:00"}' のように囲んでください。`,
    );
  }
}
