// `npm run admin -- <command>`: what the operator of the city does by hand.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadSampleCity } from "../../db/sample/load.ts";
import { type Context, todayOf } from "../../worker/context.ts";
import { fiscalYearOf } from "../../worker/domain/fiscalYear.ts";
import { setGradeScale } from "../../worker/grades/setGradeScale.ts";
import { markPriority } from "../../worker/policies/markPriority.ts";
import { ensureDevVars, readVariables, type WorkerVariables } from "../stack/variables.ts";
import { backupCommand, refuseExisting, requireFile, restoreCommand } from "./backup/commands.ts";
import { type CityDatabase, withDatabase } from "./database.ts";
import { readGradesFile } from "./gradesFile.ts";
import { readYear } from "./importArguments.ts";
import { inviteCommand, invitesCommand } from "./invites.ts";
import { readPriorityFile } from "./priorityFile.ts";
import { richMenuCommand } from "./richMenu.ts";
import { CommandRefusal, runCommand, say } from "./say.ts";
import { hoursCommand, personnelCommand, settingsCommand } from "./settings.ts";
import { wordPriority, wordPriorityRefusal, wordScale, wordScaleRefusal } from "./wordAdmin.ts";

const USAGE = `使い方: npm run admin -- <コマンド>

  invite <職員番号>     LINE と結びつける連携コードを作る
  invites               渡した連携コードと、そのあとのようすを見る（取り消すなら invites --remove <職員番号>）
  priority <ファイル>   重点事項を決める（JSON、--year 2026 --unit 名前）
  grades <ファイル>     市の評価区分を決める（JSON、--year 2026 の年度から）
  settings [<項目> [<値>]]  声かけの設定を見る・変える（値は JSON）
  hours <課> <曜日> <始まり> <終わり>
                        曜日や時間の違う課（祝日も開くなら --holidays、やめるなら hours <課> --remove）
  personnel <課> [<連絡先>]
                        勤務時間の担当の課（職員課など）を決める
  richmenu              トークの下のメニューを作り、職に合わせて出す（確かめるだけなら --dry-run）
  seed                  見本の市（若葉市）を入れる
  backup <ファイル>     すべてのデータを書き出す
  restore <ファイル>    空のデータベースに戻す`;

interface Request {
  /** The first of `args`; empty where there is none. */
  argument: string;
  args: string[];
  opensOnHolidays: boolean;
  isRemoved: boolean;
  isDryRun: boolean;
  year: number | undefined;
  unit: string | undefined;
}

interface Command {
  /** Whether it understands what follows its name. */
  takes(request: Request): boolean;
  run(request: Request): Promise<void>;
}

const one = ({ args, isRemoved, opensOnHolidays }: Request) =>
  args.length === 1 && !isRemoved && !opensOnHolidays;
const none = ({ args, isRemoved, opensOnHolidays }: Request) =>
  args.length === 0 && !isRemoved && !opensOnHolidays;

const COMMANDS: Record<string, Command> = {
  invite: {
    takes: one,
    run: ({ argument }) =>
      withDatabase(({ context }) => inviteCommand(context, argument, variablesOf(process.env))),
  },
  invites: {
    takes: ({ args, isRemoved, opensOnHolidays }) => args.length === (isRemoved ? 1 : 0) && !opensOnHolidays,
    run: (request) => withDatabase(({ context }) => invitesCommand(context, request)),
  },
  priority: { takes: one, run: (request) => withDatabase((city) => priority(city, request)) },
  grades: { takes: one, run: (request) => withDatabase((city) => setGrades(city, request)) },
  seed: { takes: none, run: () => withDatabase(seed) },
  backup: { takes: one, run: ({ argument }) => backup(argument) },
  settings: {
    takes: ({ args, isRemoved, opensOnHolidays }) => args.length <= 2 && !isRemoved && !opensOnHolidays,
    run: ({ args }) => withDatabase(({ context }) => settingsCommand(context, args)),
  },
  hours: {
    takes: ({ args, isRemoved, opensOnHolidays }) =>
      isRemoved ? args.length === 1 && !opensOnHolidays : args.length === 4,
    run: (request) => withDatabase(({ context }) => hoursCommand(context, request)),
  },
  personnel: {
    takes: ({ args, isRemoved, opensOnHolidays }) =>
      (args.length === 1 || args.length === 2) && !isRemoved && !opensOnHolidays,
    run: ({ args }) => withDatabase(({ context }) => personnelCommand(context, args)),
  },
  richmenu: { takes: none, run: (request) => withDatabase((city) => richMenu(city, request)) },
  restore: {
    takes: one,
    run: ({ argument }) => restore(argument),
  },
};

await runCommand(async () => {
  const { name, ...request } = readArguments(process.argv.slice(2));
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const mayBeDry = name === "richmenu";
  if (!command?.takes(request) || (request.isDryRun && !mayBeDry)) throw new CommandRefusal(USAGE);
  await command.run(request);
});

function readArguments(args: string[]): Request & { name: string } {
  try {
    const flag = { type: "boolean", default: false } as const;
    const options = {
      year: { type: "string" },
      unit: { type: "string" },
      holidays: flag,
      remove: flag,
      "dry-run": flag,
    } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [name = "", ...given] = positionals;
    const year = values.year === undefined ? undefined : readYear(values.year);
    return {
      name,
      argument: given[0] ?? "",
      args: given,
      opensOnHolidays: values.holidays,
      isRemoved: values.remove,
      isDryRun: values["dry-run"],
      year,
      unit: values.unit,
    };
  } catch (error) {
    throw error instanceof CommandRefusal ? error : new CommandRefusal(USAGE);
  }
}

/** A code holds only with the Worker's own secret, so a database that is named never meets the secrets of the local city. */
function variablesOf(env: NodeJS.ProcessEnv): WorkerVariables {
  if (env.DATABASE_URL) return env;
  ensureDevVars();
  return readVariables();
}

async function richMenu({ context }: CityDatabase, { isDryRun }: Request): Promise<void> {
  const variables = variablesOf(process.env);
  // The simulator of the local city gives its own people their menus, at an address that nobody else knows.
  if (!process.env.DATABASE_URL && !variables.LINE_API_BASE_URL) {
    throw new CommandRefusal(
      "見本の市のメニューは npm start が作ります。ほかの市では、DATABASE_URL などに Worker に置いたものと同じ値を入れてください。",
    );
  }
  await richMenuCommand(context, { variables, isDryRun });
}

async function priority({ context }: CityDatabase, request: Request): Promise<void> {
  const marks = readPriorityFile(readText(request.argument));
  if (!marks)
    throw new CommandRefusal('[{"label": "3(3)", "shortForm": "…"}] の形の JSON をお使いください。');
  const fiscalYear = yearOf(context, request);
  const outcome = await markPriority(context, { fiscalYear, unitName: request.unit }, marks);
  if (outcome.kind === "refused") throw new CommandRefusal(wordPriorityRefusal(outcome));
  for (const line of wordPriority(outcome)) say(line);
}

async function setGrades({ context }: CityDatabase, request: Request): Promise<void> {
  const read = readGradesFile(readText(request.argument));
  if (!read.ok) {
    const place = read.at === null ? "" : `（${read.at} のところ）`;
    throw new CommandRefusal(
      `評価区分のファイルを読み取れません${place}。docs/import.md の形の JSON をお使いください。`,
    );
  }
  const fiscalYear = yearOf(context, request);
  const outcome = await setGradeScale(context, { ...read.scale, fromFiscalYear: fiscalYear });
  if (outcome.kind === "refused") throw new CommandRefusal(wordScaleRefusal(outcome));
  say(wordScale({ name: read.scale.name, fiscalYear, changed: outcome.changed }));
}

function yearOf(context: Context, { year }: Request): number {
  return year ?? fiscalYearOf(todayOf(context));
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

// Both look at the file before a database is looked for, let alone begun.
async function backup(name: string): Promise<void> {
  const file = { name, path: pathOf(name) };
  refuseExisting(file);
  await withDatabase(({ context }) => backupCommand(context, file));
}

async function restore(name: string): Promise<void> {
  const file = { name, path: pathOf(name) };
  requireFile(file);
  await withDatabase(({ context }) => restoreCommand(context, file));
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
