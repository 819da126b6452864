// What a dry run says is what the real run does, for every kind of paper and however it was corrected or damaged.
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { units } from "../../db/schema/index.ts";
import { wordDocument, wordImported, wordImportRefusal } from "../../dev/cli/wordImport.ts";
import type { Context } from "../../worker/context.ts";
import type { ImportOutcome } from "../../worker/imports/outcome.ts";
import { IMPORT_KINDS, type ImportKind, readDocument } from "../../worker/imports/readDocument.ts";
import { type RunOptions, runImport } from "../../worker/imports/runImport.ts";
import { wordRefusal } from "../../worker/imports/wordRefusal.ts";
import { testDatabase } from "../support/database.ts";
import { everything, imported, operator } from "./importing.ts";
import { type Damage, damage, damages, PAPERS } from "./papers.ts";

const RUNS = Number(process.env.DRY_RUN_RUNS ?? 12);
const TODAY = Date.parse("2026-11-02T09:00+09:00");

interface Step {
  acts: Damage[];
  options: RunOptions;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    acts: damages,
    options: fc.record({ skipBadRows: fc.boolean(), complete: fc.boolean(), createUnits: fc.boolean() }),
  }),
  { minLength: 1, maxLength: 4 },
);

const skipBadRows = { skipBadRows: true };
const EXAMPLES: Partial<Record<ImportKind, Step[][]>> = {
  goals: [
    // A goal is gone, the next has its number, and the title of a third cannot be read.
    [
      {
        acts: [
          { kind: "drop", line: 5 },
          { kind: "write", line: 5, column: 0, word: "3" },
          { kind: "write", line: 6, column: 1, word: "" },
        ],
        options: skipBadRows,
      },
    ],
    // Two goals trade their numbers.
    [{ acts: [{ kind: "exchange", line: 5, other: 6, column: 0 }], options: {} }],
  ],
  policy: [
    // The title cannot be read, and a point has moved up into the place of one that is gone.
    [
      {
        acts: [
          { kind: "write", line: 4, column: 0, word: "" },
          { kind: "drop", line: 12 },
          { kind: "write", line: 12, column: 0, word: "(1)" },
        ],
        options: { skipBadRows: true, fiscalYear: 2026 },
      },
    ],
  ],
  // The section that has ended comes up again, in a post of before and in one of after.
  roster: [[{ acts: [], options: { createUnits: true } }]],
};

test.each(IMPORT_KINDS)(
  "%s: the dry run and the real run say and do the same",
  {
    timeout: 120_000,
  },
  async (kind) => {
    const settled = await testDatabase();
    await settle(operator(settled.db, { now: TODAY }), kind);
    const run = async (papers: Step[]) => {
      const city = await settled.copy();
      try {
        const context = operator(city.db, { now: TODAY });
        for (const { acts, options } of papers) await bothRuns(context, kind, damage(kind, acts), options);
      } finally {
        city.close();
      }
    };
    try {
      const examples = (EXAMPLES[kind] ?? []).map((papers): [Step[]] => [papers]);
      await fc.assert(fc.asyncProperty(steps, run), {
        numRuns: RUNS + examples.length,
        seed: 20_261_130,
        examples,
      });
    } finally {
      settled.close();
    }
  },
);

/** A city with its people, the paper as it was first handed in, and since then a section that has ended. */
async function settle(context: Context, kind: ImportKind): Promise<void> {
  const first = async (each: ImportKind) => {
    const read = await readDocument(each, bytesOf(PAPERS[each]), { name: fileName(each) });
    if (!read.ok) throw new Error(read.reason);
    imported(await runImport(context, read.document, { createUnits: true, cityName: "若葉市" }));
  };
  await first("roster");
  if (kind !== "roster") await first(kind);
  await context.db.update(units).set({ validTo: "2026-09-30" }).where(eq(units.name, "環境政策課"));
}

async function bothRuns(
  context: Context,
  kind: ImportKind,
  text: string,
  options: RunOptions,
): Promise<void> {
  const read = await readDocument(kind, bytesOf(text), { name: fileName(kind) });
  if (!read.ok) return;
  const { document } = read;
  const before = await everything(context.db);
  const dry = await runImport(context, document, { ...options, dryRun: true });
  expect(await everything(context.db)).toBe(before);
  const real = await runImport(context, document, options);
  expect(asDry(real)).toEqual(dry);
  expect(wordDocument(document)).toBeInstanceOf(Array);
  if (real.kind === "refused") {
    expect(wordRefusal(real)).toMatch(/[。）]/u);
    expect(wordImportRefusal(real).join("")).toMatch(/\p{L}/u);
    expect(await everything(context.db)).toBe(before);
    return;
  }
  expect(wordImported(real).join("")).not.toBe("");
  const again = await runImport(context, document, { ...options, dryRun: true });
  expect(again).toMatchObject({
    kind: "imported",
    added: [],
    changed: [],
    withdrawn: [],
    createdUnits: [],
  });
}

const asDry = (outcome: ImportOutcome) =>
  outcome.kind === "imported" ? { ...outcome, dryRun: true } : outcome;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const fileName = (kind: ImportKind) => (kind === "policy" ? "方針.txt" : "表.csv");
