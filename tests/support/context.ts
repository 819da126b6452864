import type { Database } from "../../db/database.ts";
import type { Context } from "../../worker/context.ts";

/** A context with a fixed clock and readable ids (`id-1`, `id-2`, …). */
export function testContext(db: Database, overrides: Partial<Context> = {}): Context {
  let count = 0;
  return {
    db,
    now: Date.parse("2026-10-05T10:00:00+09:00"),
    actor: { kind: "system" },
    newId: () => {
      count += 1;
      return `id-${count}`;
    },
    ...overrides,
  };
}
