import { type Context, composeRichMenus } from "../../context.ts";
import type { Config } from "../../env.ts";
import { logFailure } from "../../log.ts";
import { logMenuFailure } from "./logMenuFailure.ts";
import { menuOfAccount } from "./menuOfAccount.ts";

/**
 * Gives a LINE account that was just bound or set free its menu, before the person looks for it. The binding holds
 * whether or not that works: the next tick looks at everybody's menu again.
 */
export async function giveMenu(context: Context, config: Config, lineUserId: string): Promise<void> {
  try {
    const given = await menuOfAccount(context, composeRichMenus(config), lineUserId);
    if (given?.kind === "failed") logMenuFailure(given, { people: 1 });
  } catch (error) {
    logFailure("richMenus", error);
  }
}
