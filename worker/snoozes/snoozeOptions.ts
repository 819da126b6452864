import { type Context, todayOf } from "../context.ts";
import { MOST_SNOOZES, type SnoozeOption, type SnoozeSubject, snoozeChoices } from "../domain/snooze.ts";
import { readStanding, type SnoozeStanding } from "./standing.ts";

/** Why a subject cannot be put off now. */
export type SnoozeRefusal =
  /** Done, or never asked of this person. */
  | "nothingOpen"
  /** The due day is over. */
  | "overdue"
  /** There is no moment left before the due day ends. */
  | "noTimeLeft"
  /** Put off as often as is possible. */
  | "usedUp"
  /** That moment is over or cannot be chosen; others can. */
  | "notThen";

export type SnoozeOptions =
  /** The moments to choose from, at least one, and how often it can still be done. */
  | { kind: "options"; choices: SnoozeOption[]; left: number }
  | { kind: "refused"; reason: Exclude<SnoozeRefusal, "notThen"> };

/** What a person may choose from now to put a subject off. */
export async function snoozeOptions(
  context: Context,
  wish: { staffId: string; subject: SnoozeSubject },
): Promise<SnoozeOptions> {
  return optionsIn(context, await readStanding(context, wish));
}

/** The same from what was read. */
export function optionsIn(context: Context, standing: SnoozeStanding): SnoozeOptions {
  const { duties, dueOn, calendar, used } = standing;
  if (duties.length === 0) return { kind: "refused", reason: "nothingOpen" };
  if (dueOn < todayOf(context)) return { kind: "refused", reason: "overdue" };
  if (used >= MOST_SNOOZES) return { kind: "refused", reason: "usedUp" };
  const choices = snoozeChoices({ now: context.now, calendar, dueOn, alreadyUsed: used });
  if (choices.length === 0) return { kind: "refused", reason: "noTimeLeft" };
  return { kind: "options", choices, left: MOST_SNOOZES - used };
}
