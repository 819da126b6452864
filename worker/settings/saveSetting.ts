import { settings } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { checkSettings } from "../domain/checkSettings.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { isSettingKey, readStored } from "../domain/settings.ts";
import { guardianReads } from "../people/watchers.ts";
import { noticeStatements } from "../store/noticeStatements.ts";
import { changeRules, type Overtaken } from "./changeRules.ts";
import { closureIn } from "./closureIn.ts";
import { rulesOf } from "./ruleFacts.ts";

export type SaveSettingOutcome =
  | { kind: "saved"; changed: boolean }
  | { kind: "refused"; reason: "unknownKey"; key: string }
  /** Every sentence about what is wrong with the value, and what to do instead. */
  | { kind: "refused"; reason: "unfit"; problems: string[] }
  | { kind: "refused"; reason: "neverOpen"; from: CivilDate }
  /** The section that looks after working hours is named by itself, or by the command line. */
  | { kind: "refused"; reason: "notPersonnel" }
  | Overtaken;

/**
 * Saves one setting, if it makes sense by itself and beside the others; nothing is stored otherwise. The personnel
 * section is named by its own people or by the command line alone, and a change of it is told to them and to all
 * administrators.
 * @param wish.isPersonnel whether whoever saves belongs to the personnel section
 */
export async function saveSetting(
  context: Context,
  { key, value, isPersonnel = false }: { key: string; value: unknown; isPersonnel?: boolean },
): Promise<SaveSettingOutcome> {
  if (!isSettingKey(key)) return { kind: "refused", reason: "unknownKey", key };
  const { db, now, actor } = context;
  const isOfPersonnel = key === "personnel";
  if (isOfPersonnel && actor.kind === "staff" && !isPersonnel) {
    return { kind: "refused", reason: "notPersonnel" };
  }
  const guardians = isOfPersonnel ? await guardianReads(db, todayOf(context)) : [];
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
          ...noticeStatements(
            context,
            guardians.map(({ staffId }) => ({ kind: "personnelChanged", staffId })),
          ),
        ],
      },
    };
  });
}
