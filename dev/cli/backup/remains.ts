import type { Reader, Table } from "./tables.ts";
import { quoted } from "./tables.ts";

/**
 * What the machine writes by itself in a city that nobody has filled: the tick opens rounds and leaves its beat, LINE's
 * events are taken up, wrong codes are counted. Which rows of the table these are.
 */
export const OF_THE_MACHINE: Readonly<Record<string, string>> = {
  audit_log: "actor_kind = 'system'",
  heartbeats: "true",
  link_attempts: "true",
  quota_months: "true",
  rounds: "true",
  webhook_events: "true",
};

/** The first table that holds something made by people or papers; null where there is none. */
export async function filledTable(database: Reader, tables: readonly Table[]): Promise<string | null> {
  const looks = tables.map(({ name }) => {
    const own = OF_THE_MACHINE[name];
    const wanted = own === undefined ? "" : ` WHERE NOT (${own})`;
    return `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM ${quoted(name)}${wanted})`;
  });
  const { rows } = await database.execute(looks.join(" UNION ALL "));
  return rows[0] ? String(rows[0].name) : null;
}

/** Removes what the machine has left. */
export async function clearRemains(database: Reader, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    if (OF_THE_MACHINE[name])
      await database.execute(`DELETE FROM ${quoted(name)} WHERE ${OF_THE_MACHINE[name]}`);
  }
}
