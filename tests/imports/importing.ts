import { getTableName, isTable } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "../../db/database.ts";
import * as schema from "../../db/schema/index.ts";
import type { Context } from "../../worker/context.ts";
import type { GoalSheet, SheetRow } from "../../worker/goals/importGoals.ts";
import { newId } from "../../worker/ids.ts";
import type { ImportOutcome } from "../../worker/imports/outcome.ts";
import { testContext } from "../support/context.ts";

/** A context of the command line whose ids never repeat. */
export function operator(db: Database, overrides: Partial<Context> = {}): Context {
  return testContext(db, { newId, actor: { kind: "commandLine" }, ...overrides });
}

/** A row of a goal sheet of 市民生活部, owned by 市民課. */
export function row(number: number, title: string, overrides: Partial<SheetRow> = {}): SheetRow {
  return {
    number,
    title,
    category: "市民サービス",
    criteria: [`${title}の一つ目の水準に達している。`, `${title}を知る人が増えている。`],
    steps: ["手順を見直す。"],
    deadline: { text: "年度末", date: "2027-03-31" },
    owner: "市民課",
    shared: false,
    indicators: [],
    ...overrides,
  };
}

/** What a paper says of a row that could not be read. */
export const BAD_ROW = { severity: "error", line: 9, message: "番号がありません。" } as const;

/** The sheet of 市民生活部 for 令和8年度 with these rows. */
export function sheet(rows: SheetRow[], overrides: Partial<GoalSheet> = {}): GoalSheet {
  return { fiscalYear: 2026, issuerTitle: "市民生活部長", rows, problems: [], ...overrides };
}

/** The outcome of an import that must not have been refused. */
export function imported(outcome: ImportOutcome) {
  if (outcome.kind === "imported") return outcome;
  throw new Error(`refused: ${JSON.stringify(outcome)}`);
}

/** Every row of every table, to see that nothing was written. */
export async function everything(db: Database): Promise<string> {
  const exported: unknown[] = Object.values(schema);
  const tables = exported.filter((each): each is SQLiteTable => isTable(each));
  const [first, ...rest] = tables.map((table) => db.select().from(table));
  const rows = first ? await db.batch([first, ...rest]) : [];
  return JSON.stringify(tables.map((table, index) => [getTableName(table), rows[index]]));
}
