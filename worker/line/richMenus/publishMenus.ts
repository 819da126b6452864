// `npm run admin -- richmenu`: the menus at LINE become those of this version. Everything new is whole before anybody
// sees it, and what people see now is removed last, so that a failure on the way leaves everybody with a menu that works.
import type { messagingApi } from "@line/bot-sdk";
import { auditLog } from "../../../db/schema/index.ts";
import type { Context } from "../../context.ts";
import { auditRow } from "../../imports/audit.ts";
import { writeAll } from "../../imports/writeAll.ts";
import type { MenuFailure, RichMenuClient } from "./client.ts";
import { digestOf } from "./digest.ts";
import { MENU_KINDS, MENU_LABELS, type MenuKind } from "./menuKind.ts";
import { menuRequest } from "./menus.ts";
import { tellLine } from "./menusFollowPosts.ts";
import { peopleByMenu } from "./peopleByMenu.ts";
import { type Menus, readStoredMenus, saveMenus } from "./storedMenus.ts";

/** What the names of our menus begin with; menus of others at the same account are left alone. */
const NAME_PREFIX = "進捗だより ";
const LOOKS_FOR_LINKS = 5;

export interface PublishParts {
  client: RichMenuClient;
  liffId: string;
  /** The PNG of each menu. */
  pictures: Record<MenuKind, Uint8Array<ArrayBuffer>>;
  /** Waits a moment while LINE links. */
  pause(): Promise<void>;
}

/** Where a failure stopped the work. */
export type PublishStep = "list" | "create" | "default" | "link" | "remove";

export type PublishOutcome =
  | {
      kind: "published";
      created: MenuKind[];
      kept: MenuKind[];
      told: { menu: MenuKind; people: number }[];
      /** How many older menus of ours were removed. */
      removed: number;
      /** Older menus of ours that stay until LINE has linked everybody to the new ones. */
      waiting: number;
    }
  | { kind: "failed"; step: PublishStep; failure: MenuFailure };

/** What publishing would do. */
export type PublishPlan =
  | {
      kind: "planned";
      missing: MenuKind[];
      kept: MenuKind[];
      people: { menu: MenuKind; people: number }[];
      old: number;
    }
  | Extract<PublishOutcome, { kind: "failed" }>;

type Wanted = Record<MenuKind, messagingApi.RichMenuRequest & { name: string }>;
type Listed = { id: string; name: string }[];

/** Makes the menus that are missing or have changed, shows everybody theirs, and removes ours that nobody needs. */
export async function publishMenus(context: Context, parts: PublishParts): Promise<PublishOutcome> {
  const { client } = parts;
  const wanted = await wantedMenus(parts);
  const listed = await client.list();
  if (listed.kind === "failed") return failed("list", listed);

  const stored = await readStoredMenus(context);
  const kept = keptOf(wanted, stored.menus, listed.value);
  const made = await makeMenus(parts, wanted, kept);
  if (made.kind === "failed") return failed("create", made.failure);
  const { menus, created } = made;
  if (created.length > 0) await remember(context, stored.menus, menus);

  const everybody = await client.setDefault(menus.unlinked.id);
  if (everybody.kind === "failed") return failed("default", everybody);
  // Told in full, whatever LINE was told before: who runs this may want to mend what was changed at LINE by hand.
  const followed = await tellLine(context, client, { ...stored, menus, links: null });
  if (followed.kind === "failed") return failed("link", followed.failure);

  const done = {
    kind: "published" as const,
    created,
    kept: MENU_KINDS.filter((kind) => kept[kind]),
    told: followed.told,
  };
  const old = oldOf(listed.value, menus);
  if (old.length > 0 && (await isOldShown(context, parts, old))) {
    return { ...done, removed: 0, waiting: old.length };
  }
  for (const { id } of old) {
    const removed = await client.remove(id);
    const isGone = removed.kind === "done" || (removed.cause === "refused" && removed.status === 404);
    if (!isGone) return failed("remove", removed);
  }
  return { ...done, removed: old.length, waiting: 0 };
}

/** What `publishMenus` would do; asks LINE what is there and changes nothing. */
export async function planMenus(
  context: Context,
  parts: Pick<PublishParts, "liffId" | "pictures"> & { client: Pick<RichMenuClient, "list"> },
): Promise<PublishPlan> {
  const listed = await parts.client.list();
  if (listed.kind === "failed") return { kind: "failed", step: "list", failure: listed };
  const { menus } = await readStoredMenus(context);
  const kept = keptOf(await wantedMenus(parts), menus, listed.value);
  const people = await peopleByMenu(context);
  return {
    kind: "planned",
    missing: MENU_KINDS.filter((kind) => !kept[kind]),
    kept: MENU_KINDS.filter((kind) => kept[kind]),
    people: MENU_KINDS.map((menu) => ({ menu, people: people[menu].length })),
    old: oldOf(listed.value, kept).length,
  };
}

/** The menus of this version. The name carries a digest of areas and picture: a menu with the same name is the same. */
async function wantedMenus({ liffId, pictures }: Pick<PublishParts, "liffId" | "pictures">): Promise<Wanted> {
  const named = MENU_KINDS.map(async (kind) => {
    const request = menuRequest(kind, liffId);
    const digest = await digestOf(JSON.stringify(request) + (await digestOf(pictures[kind])));
    return [kind, { ...request, name: `${NAME_PREFIX}${MENU_LABELS[kind]} ${digest}` }];
  });
  return Object.fromEntries(await Promise.all(named));
}

/** Of the wanted menus those that LINE has. Only what is remembered counts: a menu may have been left without its picture. */
function keptOf(wanted: Wanted, remembered: Menus | null, listed: Listed): Partial<Menus> {
  const isListed = (id: string) => listed.some((menu) => menu.id === id);
  return Object.fromEntries(
    MENU_KINDS.flatMap((kind) => {
      const known = remembered?.[kind];
      return known && known.name === wanted[kind].name && isListed(known.id) ? [[kind, known]] : [];
    }),
  );
}

function oldOf(listed: Listed, inUse: Partial<Menus>): Listed {
  const ids = Object.values(inUse).map((menu) => menu.id);
  return listed.filter(({ id, name }) => name.startsWith(NAME_PREFIX) && !ids.includes(id));
}

/** Makes what is missing, all of it or nothing: what was made before a failure is taken away again. */
async function makeMenus(
  { client, pictures }: PublishParts,
  wanted: Wanted,
  kept: Partial<Menus>,
): Promise<{ kind: "made"; menus: Menus; created: MenuKind[] } | { kind: "failed"; failure: MenuFailure }> {
  const menus: Partial<Menus> = { ...kept };
  const made: string[] = [];
  const giveUp = async (failure: MenuFailure) => {
    for (const id of made) await client.remove(id);
    return { kind: "failed" as const, failure };
  };
  const missing = MENU_KINDS.filter((kind) => !kept[kind]);
  for (const kind of missing) {
    const created = await client.create(wanted[kind]);
    if (created.kind === "failed") return giveUp(created);
    made.push(created.value);
    const drawn = await client.setPicture(created.value, pictures[kind]);
    if (drawn.kind === "failed") return giveUp(drawn);
    menus[kind] = { id: created.value, name: wanted[kind].name };
  }
  return { kind: "made", menus: menus as Menus, created: missing };
}

async function remember(context: Context, before: Menus | null, after: Menus): Promise<void> {
  const entry = { action: "richMenus.publish", subject: "richMenus", before, after };
  await writeAll(context.db, [
    saveMenus(context, after),
    context.db.insert(auditLog).values(auditRow(context, entry)),
  ]);
}

/**
 * LINE links in its own time: whether somebody may still have an old menu, by a look at the first, a middle and the last
 * of each menu's people. Who has none of their own loses nothing with an old one: LINE links only friends.
 */
async function isOldShown(context: Context, { client, pause }: PublishParts, old: Listed): Promise<boolean> {
  const people = await peopleByMenu(context);
  let doubtful = MENU_KINDS.flatMap((kind) => {
    const all = people[kind];
    return [...new Set([all[0], all[all.length >> 1], all.at(-1)])].filter((userId) => userId !== undefined);
  });
  for (let look = 0; doubtful.length > 0 && look < LOOKS_FOR_LINKS; look += 1) {
    if (look > 0) await pause();
    const shown = await Promise.all(doubtful.map((userId) => client.menuOf(userId)));
    doubtful = doubtful.filter((_, index) => {
      const menu = shown[index];
      return menu?.kind !== "done" || old.some(({ id }) => id === menu.value);
    });
  }
  return doubtful.length > 0;
}

function failed(step: PublishStep, failure: MenuFailure): Extract<PublishOutcome, { kind: "failed" }> {
  return { kind: "failed", step, failure };
}
