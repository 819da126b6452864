import type { Client } from "@libsql/client/web";

type BatchStatements = Parameters<Client["batch"]>[0];

const BEGINS_READING = /^[\s(]*(select|values|with)\b/i;
const MAY_WRITE = /\b(insert|update|delete|replace)\b/i;

/**
 * Whether a batch only reads. Values never stand in the text of a statement, so a word of writing in one that begins
 * like a query is a write behind WITH, or a function: in doubt it counts as writing, which is slower but right.
 */
export function readsOnly(statements: BatchStatements): boolean {
  return statements.every((statement) => {
    const sql =
      typeof statement === "string" ? statement : Array.isArray(statement) ? statement[0] : statement.sql;
    return BEGINS_READING.test(sql) && !MAY_WRITE.test(sql);
  });
}
