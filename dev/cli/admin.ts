// `npm run admin -- <command>`: what the operator of the city does by hand.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { renderUnicodeCompact } from "uqr";
import { loadSampleCity } from "../../db/sample/load.ts";
import { todayOf } from "../../worker/context.ts";
import { fiscalYearOf } from "../../worker/domain/fiscalYear.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { markPriority } from "../../worker/policies/markPriority.ts";
import { ensureDevVars, readVariables } from "../stack/variables.ts";
import { restoreBackup, saveBackup } from "./backup.ts";
import { type CityDatabase, DatabaseUnreachable, openCityDatabase } from "./database.ts";
import { readPriorityFile } from "./priorityFile.ts";
import { CommandRefusal, runCommand, say } from "./say.ts";
import { wordInvite, wordPriorityRefusal, wordRestoreRefusal } from "./wordAdmin.ts";

const USAGE = `使い方: npm run admin -- <コマンド>

  invite <職員番号>     LINE と結びつける連携コードを作る
  priority <ファイル>   重点事項を決める（JSON、--year 2026 --unit 名前）
  seed                  見本の市（若葉市）を入れる
  backup <ファイル>     すべてのデータを書き出す
  restore <ファイル>    空のデータベースに戻す`;

interface Request {
  argument: string;
  year: number | undefined;
  unit: string | undefined;
}

const COMMANDS: Record<string, { needsArgument: boolean; run(request: Request): Promise<void> }> = {
  invite: { needsArgument: true, run: ({ argument }) => withDatabase((city) => invite(city, argument)) },
  priority: { needsArgument: true, run: (request) => withDatabase((city) => priority(city, request)) },
  seed: { needsArgument: false, run: () => withDatabase(seed) },
  backup: { needsArgument: true, run: ({ argument }) => backup(argument) },
  restore: { needsArgument: true, run: ({ argument }) => withDatabase((city) => restore(city, argument)) },
};

await runCommand(async () => {
  const { name, ...request } = readArguments(process.argv.slice(2));
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command || command.needsArgument !== (request.argument !== "")) throw new CommandRefusal(USAGE);
  await command.run(request);
});

function readArguments(args: string[]): Request & { name: string } {
  try {
    const options = { year: { type: "string" }, unit: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [name = "", argument = "", ...rest] = positionals;
    const year = values.year === undefined ? undefined : Number(values.year);
    if (rest.length > 0 || Number.isNaN(year)) throw new CommandRefusal(USAGE);
    return { name, argument, year, unit: values.unit };
  } catch {
    throw new CommandRefusal(USAGE);
  }
}

async function withDatabase(run: (city: CityDatabase) => Promise<void>): Promise<void> {
  let city: CityDatabase;
  try {
    city = await openCityDatabase(process.env);
  } catch (error) {
    if (error instanceof DatabaseUnreachable) throw new CommandRefusal(error.message);
    throw error;
  }
  try {
    await run(city);
  } finally {
    await city.close();
  }
}

async function invite({ context }: CityDatabase, staffNumber: string): Promise<void> {
  ensureDevVars();
  const { SESSION_SECRET: secret, LIFF_ID: liffId } = readVariables();
  if (!secret || !liffId)
    throw new CommandRefusal("SESSION_SECRET と LIFF_ID を環境変数か .dev.vars に書いてください。");
  const outcome = await createInvite(context, { staffNumber, secret });
  if (outcome.kind === "refused") throw new CommandRefusal(`職員番号 ${staffNumber} の職員がいません。`);
  const url = `https://liff.line.me/${liffId}/link?code=${outcome.code}`;
  for (const line of wordInvite({ ...outcome, staffNumber: outcome.staff.staffNumber, url })) say(line);
  say();
  say(renderUnicodeCompact(url));
}

async function priority({ context }: CityDatabase, request: Request): Promise<void> {
  const marks = readPriorityFile(readText(request.argument));
  if (!marks)
    throw new CommandRefusal('[{"label": "3(3)", "shortForm": "…"}] の形の JSON をお使いください。');
  const fiscalYear = request.year ?? fiscalYearOf(todayOf(context));
  const outcome = await markPriority(context, { fiscalYear, unitName: request.unit }, marks);
  if (outcome.kind === "refused") throw new CommandRefusal(wordPriorityRefusal(outcome));
  say(`重点事項にした項目: ${outcome.marked.join("、") || "なし"}`);
  say(`重点事項から外した項目: ${outcome.unmarked.join("、") || "なし"}`);
}

async function seed({ context }: CityDatabase): Promise<void> {
  const outcome = await loadSampleCity(context);
  switch (outcome.kind) {
    case "loaded":
      return say("見本の市（若葉市）を入れました。");
    case "alreadyLoaded":
      return say("見本の市（若葉市）はもう入っています。");
    case "refused":
      throw new CommandRefusal("ほかの市のデータがあるため、見本は入れません。");
  }
}

async function backup(file: string): Promise<void> {
  const path = pathOf(file);
  if (existsSync(path)) throw new CommandRefusal(`「${file}」がもうあります。別の名前にしてください。`);
  await withDatabase(async ({ context }) => {
    const saved = await saveBackup(context.db, context.now);
    // It holds names, reports and LINE accounts: for the operator's eyes only.
    writeFileSync(path, saved.text, { mode: 0o600, flag: "wx" });
    say(`${saved.rows} 行を「${file}」に書き出しました。職員の情報を含みます。大切に保管してください。`);
  });
}

async function restore({ context }: CityDatabase, file: string): Promise<void> {
  const outcome = await restoreBackup(context.db, readText(file));
  if (outcome.kind === "refused") throw new CommandRefusal(wordRestoreRefusal(outcome));
  say(`${outcome.rows} 行を戻しました。`);
}

function readText(file: string): string {
  const path = pathOf(file);
  if (!existsSync(path)) throw new CommandRefusal(`ファイル「${file}」がありません。`);
  return readFileSync(path, "utf8");
}

// npm runs its scripts in the project's folder; the person may stand elsewhere.
function pathOf(file: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
