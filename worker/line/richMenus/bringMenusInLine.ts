import type { Context } from "../../context.ts";
import { log, logFailure } from "../../log.ts";
import type { RichMenuClient } from "./client.ts";
import { logMenuFailure } from "./logMenuFailure.ts";
import { menusFollowPosts } from "./menusFollowPosts.ts";

/**
 * The tick's part: everybody's menu follows their posts.
 * @returns false when it failed; what is left is done at a later tick
 */
export async function bringMenusInLine(context: Context, client: RichMenuClient): Promise<boolean> {
  try {
    const outcome = await menusFollowPosts(context, client);
    switch (outcome.kind) {
      case "nothingToDo":
        return true;
      case "followed":
        for (const { menu, people } of outcome.told) {
          log({ kind: "richMenus", outcome: "told", menu, people });
        }
        return true;
      case "failed":
        logMenuFailure(outcome.failure, { menu: outcome.menu });
        return false;
    }
  } catch (error) {
    logFailure("tick.richMenus", error);
    return false;
  }
}
