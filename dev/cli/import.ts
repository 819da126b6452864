// `npm run import -- <kind> <file>`: a paper of the city in. With --json, standard output is one JSON object.
import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { MAX_FILE_BYTES } from "../../worker/documents/file/limits.ts";
import { wordFileRefusal } from "../../worker/documents/index.ts";
import { emptyRefusal, type ImportOutcome } from "../../worker/imports/outcome.ts";
import { type ImportDocument, isEmptyDocument, readDocument } from "../../worker/imports/readDocument.ts";
import { runImport } from "../../worker/imports/runImport.ts";
import { rememberedActuals } from "../../worker/overtime/actualsColumns.ts";
import { DatabaseUnreachable, hasDatabase, withDatabase } from "./database.ts";
import { type ImportArguments, readImportArguments } from "./importArguments.ts";
import { CommandRefusal, runCommand, say } from "./say.ts";
import { wordDocument, wordImported, wordImportRefusal } from "./wordImport.ts";

/** A dry run without a database reads the paper and compares it with nothing; `why` where there is one that does not open. */
type Outcome = ImportOutcome | { kind: "notCompared"; why: string | null };

/** Refusals of which a dry run has nothing to show. Above the command: it runs before the lines below it do. */
const NOTHING_READ: ReadonlySet<string> = new Set(["nothingRead", "columnsUnknown", "hoursUnclear"]);

await runCommand(async () => {
  const args = readImportArguments(process.argv.slice(2));
  const document = await readPaper(args);
  const outcome: Outcome = isEmptyDocument(document) ? emptyRefusal(document) : await store(document, args);
  if (args.json) say(JSON.stringify({ ...document, outcome }, null, 2));
  else for (const line of withSingleGaps([...wordDocument(document), "", ...wordOutcome(outcome)])) say(line);
  process.exitCode = exitCode(outcome, args.options.dryRun);
});

async function readPaper({ kind, file, json, options }: ImportArguments): Promise<ImportDocument> {
  const name = basename(file);
  const read = await readDocument(kind, readBytes(file), {
    name,
    fiscalYear: options.fiscalYear,
    ...(kind === "actuals" ? await saidOfActuals(options) : {}),
  });
  if (read.ok) return read.document;
  const message = wordFileRefusal(read);
  if (json) {
    const problems = [{ severity: "error", line: null, column: null, message }];
    const outcome = { kind: "refused", reason: "unreadable", why: read.reason };
    say(JSON.stringify({ kind, rows: [], problems, outcome }, null, 2));
  }
  throw new CommandRefusal(message);
}

/** What is said of the attendance system now, else what was the last time; nothing where there is no database yet. */
async function saidOfActuals({ columns, hours, dryRun }: ImportArguments["options"]) {
  if ((columns && hours) || !hasDatabase(process.env)) return { columns, hours };
  try {
    const before = await withDatabase(({ context }) => rememberedActuals(context));
    return { columns, hours: hours ?? before.hours, remembered: before.columns };
  } catch (error) {
    if (error instanceof DatabaseUnreachable && dryRun) return { columns, hours };
    throw error;
  }
}

function readBytes(file: string): Uint8Array {
  // npm runs its scripts in the project's folder; the person may stand elsewhere.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new CommandRefusal(`ファイル「${file}」がありません。`);
  if (!found.isFile()) throw new CommandRefusal(`「${file}」はファイルではありません。`);
  // One byte more than allowed is enough to be refused with the reader's own sentence.
  if (found.size > MAX_FILE_BYTES) return new Uint8Array(MAX_FILE_BYTES + 1);
  return new Uint8Array(readFileSync(path));
}

async function store(document: ImportDocument, { options }: ImportArguments): Promise<Outcome> {
  if (options.dryRun && !hasDatabase(process.env)) return { kind: "notCompared", why: null };
  try {
    return await withDatabase(({ context }) => runImport(context, document, options));
  } catch (error) {
    if (error instanceof DatabaseUnreachable && options.dryRun) {
      return { kind: "notCompared", why: error.message };
    }
    throw error;
  }
}

function wordOutcome(outcome: Outcome): string[] {
  switch (outcome.kind) {
    case "imported":
      return wordImported(outcome);
    case "refused":
      return wordImportRefusal(outcome);
    case "notCompared":
      return outcome.why === null
        ? ["データベースがまだないため、読み取っただけで比べていません。"]
        : ["データベースを開けないため、読み取っただけで比べていません。", outcome.why];
  }
}

function withSingleGaps(lines: readonly string[]): string[] {
  return lines.filter((line, index) => line !== "" || (lines[index - 1] ?? "") !== "");
}

/** A dry run fails only when nothing could be read; an import also when it was refused. */
function exitCode(outcome: Outcome, dryRun: boolean): number {
  if (outcome.kind !== "refused") return 0;
  return dryRun && !NOTHING_READ.has(outcome.reason) ? 0 : 1;
}
