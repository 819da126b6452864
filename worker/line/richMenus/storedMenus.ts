// What is remembered of the rich menus: two rows of the settings table that no screen changes. Whoever makes the menus
// writes one, whoever links them the other, so that neither overwrites what the other has just written.
import { inArray, sql } from "drizzle-orm";
import * as v from "valibot";
import { settings } from "../../../db/schema/index.ts";
import type { Context } from "../../context.ts";
import { recentBindings } from "./bindings.ts";
import { MENU_KINDS, type MenuKind } from "./menuKind.ts";

export const MENUS_KEY = "richMenus";
const LINKS_KEY = "richMenuLinks";

const kind = v.picklist(MENU_KINDS);
const byKind = <Value extends v.GenericSchema>(value: Value) =>
  v.strictObject(Object.fromEntries(MENU_KINDS.map((each) => [each, value])) as Record<MenuKind, Value>);

const menus = byKind(v.object({ id: v.string(), name: v.string() }));
/** The menus in use: each whole, with its picture. */
export type Menus = v.InferOutput<typeof menus>;

const links = v.object({
  /** What the last comparison of everybody's posts with their menus was about; empty where it has to be made again. */
  look: v.string(),
  /** By menu: its id and a digest of whom LINE was told to show it. */
  told: v.record(kind, v.string()),
});
export type Links = v.InferOutput<typeof links>;

/** The reads behind both, to ride along in another batch. */
export function storedMenuReads(context: Context) {
  const { db } = context;
  return [
    db
      .select({ key: settings.key, value: settings.value })
      .from(settings)
      .where(inArray(settings.key, [MENUS_KEY, LINKS_KEY])),
    db.all<{ roster: number; binding: number }>(sql`
      SELECT (SELECT coalesce(max(id), 0) FROM audit_log WHERE subject = 'roster') AS roster,
             (SELECT coalesce(max(place), 0) FROM ${recentBindings(context)}) AS binding`),
  ] as const;
}

export interface StoredMenus {
  /** Null while the city has none. */
  menus: Menus | null;
  links: Links | null;
  /** The newest import of a roster, and the newest change of a binding. */
  changes: string;
}

/** What the rows of `storedMenuReads` say; a row that makes no sense counts as absent. */
export function storedMenusFrom(
  rows: readonly { key: string; value: unknown }[],
  [newest]: readonly { roster: number; binding: number }[],
): StoredMenus {
  const read = <Schema extends v.GenericSchema>(schema: Schema, key: string) => {
    const result = v.safeParse(schema, rows.find((row) => row.key === key)?.value);
    return result.success ? result.output : null;
  };
  return {
    menus: read(menus, MENUS_KEY),
    links: read(links, LINKS_KEY),
    changes: `${newest?.roster} ${newest?.binding}`,
  };
}

/** What is remembered, in one round trip. */
export async function readStoredMenus(context: Context): Promise<StoredMenus> {
  return storedMenusFrom(...(await context.db.batch(storedMenuReads(context))));
}

/** The statement that remembers the menus in use. */
export function saveMenus(context: Context, value: Menus) {
  return save(context, MENUS_KEY, value);
}

/** Remembers whom LINE was told to show what. */
export async function saveLinks(context: Context, value: Links): Promise<void> {
  await save(context, LINKS_KEY, value);
}

function save({ db, now }: Context, key: string, value: Menus | Links) {
  const row = { value, updatedAt: now };
  return db
    .insert(settings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row });
}
