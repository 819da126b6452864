// Every number that the database holds has its bounds in the database itself, whoever writes it and from where.
import { createClient } from "@libsql/client";
import { getTableConfig, integer, SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { table } from "../../db/schema/columns.ts";
import * as schema from "../../db/schema/index.ts";
import { testDatabase } from "../support/database.ts";

const TABLES = Object.values(schema)
  .filter((each) => each instanceof SQLiteTable)
  .map(getTableConfig);
const NUMBERS = TABLES.flatMap(({ name, columns }) =>
  columns
    .filter((column) => /^(integer|real|numeric)/i.test(column.getSQLType()))
    .map((column) => ({ table: name, column: column.name, type: column.getSQLType() })),
);

let open: Awaited<ReturnType<typeof testDatabase>>;
const created = new Map<string, string>();
beforeAll(async () => {
  open = await testDatabase();
  const { rows } = await open.db.$client.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'");
  for (const { name, sql } of rows) created.set(String(name), String(sql));
});
afterAll(() => open.close());

/** The conditions of a table's CHECKs that look at one column only. */
function checksOf(name: string, column: string): string[] {
  const marked = [
    ...(created.get(name) ?? "").matchAll(/CHECK\s*(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))/g),
  ];
  const own = new RegExp(`"${name}"\\."${column}"`, "g");
  return marked
    .map(([, condition]) => (condition ?? "").replace(own, "probed"))
    .filter((condition) => condition.includes("probed") && !condition.includes(`"${name}".`));
}

test("there is no table in the database that the schema does not know", () => {
  const others = ["__drizzle_migrations", "sqlite_sequence", "libsql_wasm_func_table"];
  expect([...created.keys()].filter((name) => !others.includes(name)).toSorted()).toEqual(
    TABLES.map(({ name }) => name).toSorted(),
  );
});

describe("a number in the database", () => {
  test.each(NUMBERS)("$table.$column has bounds", async ({ table: name, column, type }) => {
    const checks = checksOf(name, column);
    const probe = createClient({ url: "file::memory:" });
    await probe.execute(
      `CREATE TABLE p (probed ${type} ${checks.map((check) => `CHECK ${check}`).join(" ")})`,
    );
    const stays = async (value: string) => {
      try {
        await probe.execute(`INSERT INTO p VALUES (${value})`);
        return true;
      } catch {
        return false;
      }
    };
    for (const value of [
      "9007199254740992",
      "-9007199254740992",
      "1e308",
      "1e21",
      "9e999",
      "'text'",
      "x'00'",
    ]) {
      expect([value, await stays(value)]).toEqual([value, false]);
    }
    if (type === "integer") expect(await stays("0.1")).toBe(false);
    expect((await Promise.all(["0", "1", "2026"].map(stays))).includes(true)).toBe(true);
    probe.close();
  });

  test("cannot be added to the schema without them", () => {
    expect(() => getTableConfig(table("t", { n: integer("n") }))).toThrow(/t\.n is a number without bounds/);
  });
});
