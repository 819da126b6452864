import { type Context, composeRichMenus } from "../../context.ts";
import type { Config } from "../../env.ts";
import { logFailure } from "../../log.ts";
import { logMenuFailure } from "./logMenuFailure.ts";
import { menuOfAccount } from "./menuOfAccount.ts";

/**
 * Gives a LINE account that was just bound or set free its menu. The binding holds whether or not that works: who was
 * bound is seen to by the next look of the tick, and the menu of who was set free asks them to link.
 */
export async function giveMenu(context: Context, config: Config, lineUserId: string): Promise<void> {
  try {
    const given = await menuOfAccount(context, composeRichMenus(config), lineUserId);
    if (given?.kind === "failed") logMenuFailure(given, { people: 1 });
  } catch (error) {
    logFailure("richMenus", error);
  }
}
