// Duties follow posts, and so does the menu: on 1 April, or when a roster comes in, people get the menu of their new
// role. LINE is told in bulk, and only of a menu whose people or picture have changed.
import { type Context, todayOf } from "../../context.ts";
import { type MenuFailure, PEOPLE_PER_CALL, type RichMenuClient } from "./client.ts";
import { digestOf } from "./digest.ts";
import { MENU_KINDS, type MenuKind } from "./menuKind.ts";
import { peopleByMenu } from "./peopleByMenu.ts";
import { type Menus, readStoredMenus, type StoredMenus, saveLinks } from "./storedMenus.ts";

export type FollowOutcome =
  /** The city has no menus, or nothing can have changed since the last look. */
  | { kind: "nothingToDo" }
  /** `told` are the menus that LINE was told of, with how many people have each. */
  | { kind: "followed"; told: { menu: MenuKind; people: number }[] }
  | { kind: "failed"; menu: MenuKind; failure: MenuFailure };

/**
 * Brings everybody's menu in line with their posts of today: at the first tick of a day, after an import of a roster, and
 * after an account was bound or set free.
 */
export async function menusFollowPosts(
  context: Context,
  client: Pick<RichMenuClient, "linkMany" | "unlinkMany">,
): Promise<FollowOutcome> {
  const stored = await readStoredMenus(context);
  const { menus } = stored;
  if (!menus || stored.links?.look === lookOf(context, { ...stored, menus })) return { kind: "nothingToDo" };
  return tellLine(context, client, { ...stored, menus });
}

/**
 * Compares everybody's posts of today with what LINE was told last, and tells it what changed. What LINE has accepted is
 * remembered also where a later call fails, so that the next look goes on from there.
 */
export async function tellLine(
  context: Context,
  client: Pick<RichMenuClient, "linkMany" | "unlinkMany">,
  stored: StoredMenus & { menus: Menus },
): Promise<Exclude<FollowOutcome, { kind: "nothingToDo" }>> {
  const people = await peopleByMenu(context);
  const { menus } = stored;
  const told = { ...stored.links?.told };
  const changed: { menu: MenuKind; people: number }[] = [];
  const look = lookOf(context, stored);
  for (const menu of MENU_KINDS) {
    const { id } = menus[menu];
    const userIds = people[menu];
    const now = `${id} ${await digestOf(userIds.join())}`;
    if (told[menu] === now) continue;
    const failure = await tell(userIds, (part) =>
      menu === "unlinked" ? client.unlinkMany(part) : client.linkMany(part, id),
    );
    if (failure) {
      // What LINE refused it would refuse again: the rest of this look waits for tomorrow, not for the next tick.
      const isFinal = failure.cause === "refused" && failure.status < 500 && failure.status !== 429;
      await saveLinks(context, { look: isFinal ? look : "", told });
      return { kind: "failed", menu, failure };
    }
    told[menu] = now;
    changed.push({ menu, people: userIds.length });
  }
  await saveLinks(context, { look, told });
  return { kind: "followed", told: changed };
}

/** Everything that a look at the posts depends on. */
function lookOf(context: Context, { menus, changes }: { menus: Menus; changes: string }): string {
  return [todayOf(context), changes, ...MENU_KINDS.map((kind) => menus[kind].id)].join(" ");
}

async function tell(
  userIds: readonly string[],
  call: (part: readonly string[]) => ReturnType<RichMenuClient["unlinkMany"]>,
): Promise<MenuFailure | null> {
  for (let start = 0; start < userIds.length; start += PEOPLE_PER_CALL) {
    const answer = await call(userIds.slice(start, start + PEOPLE_PER_CALL));
    if (answer.kind === "failed") return answer;
  }
  return null;
}
