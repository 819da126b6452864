import { settings } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { checkSettings } from "../domain/checkSettings.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { isSettingKey, readStored } from "../domain/settings.ts";
import { changeRules, type Overtaken } from "./changeRules.ts";
import { closureIn } from "./closureIn.ts";
import { rulesOf } from "./ruleFacts.ts";

export type SaveSettingOutcome =
  | { kind: "saved"; changed: boolean }
  | { kind: "refused"; reason: "unknownKey"; key: string }
  /** Every sentence about what is wrong with the value, and what to do instead. */
  | { kind: "refused"; reason: "unfit"; problems: string[] }
  | { kind: "refused"; reason: "neverOpen"; from: CivilDate }
  | Overtaken;

/** Saves one setting, if it makes sense by itself and beside the others; nothing is stored otherwise. */
export async function saveSetting(
  context: Context,
  { key, value }: { key: string; value: unknown },
): Promise<SaveSettingOutcome> {
  if (!isSettingKey(key)) return { kind: "refused", reason: "unknownKey", key };
  const { db, now } = context;
  return changeRules<SaveSettingOutcome>(context, (facts) => {
    const { stored } = facts;
    const checked = checkSettings(stored, key, value);
    if (checked.kind === "unfit") {
      return { outcome: { kind: "refused", reason: "unfit", problems: checked.problems }, write: null };
    }
    const closure =
      key === "yearEndClosing" ? closureIn(rulesOf(checked.settings, facts), todayOf(context)) : null;
    if (closure) return { outcome: { kind: "refused", reason: "neverOpen", from: closure }, write: null };

    const own = stored.find((row) => row.key === key);
    const before = own ? own.value : readStored([]).settings[key];
    if (JSON.stringify(before) === JSON.stringify(checked.value)) {
      return { outcome: { kind: "saved", changed: false }, write: null };
    }
    const row = { value: checked.value, updatedAt: now };
    return {
      outcome: { kind: "saved", changed: true },
      write: {
        entry: { action: "settings.change", subject: `setting:${key}`, before, after: checked.value },
        statements: [
          db
            .insert(settings)
            .values({ key, ...row })
            .onConflictDoUpdate({ target: settings.key, set: row }),
        ],
      },
    };
  });
}
