import { parseArgs } from "node:util";
import { readFiscalYear } from "../../worker/documents/calendarText.ts";
import {
  type ActualsColumns,
  HOURS_WRITTEN,
  HOURS_WRITTEN_LABELS,
  type HoursWritten,
  readActualsColumns,
} from "../../worker/documents/index.ts";
import { compact } from "../../worker/documents/wording/width.ts";
import { repairText } from "../../worker/domain/repairText.ts";
import { IMPORT_KINDS, type ImportKind } from "../../worker/imports/readDocument.ts";
import type { RunOptions } from "../../worker/imports/runImport.ts";
import { CommandRefusal } from "./say.ts";

export interface ImportArguments {
  kind: ImportKind;
  file: string;
  options: RunOptions & { dryRun: boolean };
  json: boolean;
}

const IMPORT_USAGE = `使い方: npm run import -- <種類> <ファイル> [オプション]

種類
  goals      組織目標展開整理表（.xlsx .csv .tsv .txt）
  policy     市政運営の基本方針・部の運営方針（.txt）
  roster     職員名簿（.xlsx .csv .tsv）
  holidays   市や課の閉庁日・開庁日・半日（.xlsx .csv .tsv）
  allotments 超過勤務の配当時間（.xlsx .csv .tsv）
  actuals    勤怠システムの超過勤務の実績（.xlsx .csv .tsv）

オプション
  --year 2026       年度（紙に書いてあれば不要）
  --unit 名前       どの部のものか（紙に書いてあれば不要）
  --city 名前       市の名前（はじめての取込みのとき）
  --create-units    組織にない部・課を作る
  --skip-bad-rows   読み取れない行を除いて取り込む
  --complete        ファイルにない職・閉庁日を終わらせる（roster・holidays）
  --same-person 10013   氏名の変わった職員番号が、改姓した同じ人である（roster。いくつでも）
  --new-person 10013    職員番号が別の人に変わった。前の人の職や連携を終わらせる（roster。いくつでも）
  --columns 職員番号=社員CD,日=勤務日,時間=超勤
                    どの列に何があるか（actuals。一度言えば覚えます。ほかに 分・開始・終了・休憩）
  --hours 60進      1.30 を 1 時間 30 分と読む（actuals。1.3 時間なら 10進。一度言えば覚えます）
  --dry-run         比べるだけで、何も書き込まない
  --json            結果を JSON で出す`;

/**
 * What the person asked for.
 * @throws CommandRefusal naming what was not understood
 */
export function readImportArguments(args: string[]): ImportArguments {
  const { values, positionals } = parse(args);
  const [kind, file, ...rest] = positionals;
  if (kind === undefined || file === undefined || rest.length > 0) throw new CommandRefusal(IMPORT_USAGE);
  if (!isKind(kind)) throw new CommandRefusal(`「${kind}」という種類はありません。\n\n${IMPORT_USAGE}`);
  return {
    kind,
    file,
    json: values.json,
    options: {
      fiscalYear: values.year === undefined ? undefined : readYear(values.year),
      unitName: values.unit === undefined ? undefined : repairText(values.unit),
      cityName: values.city === undefined ? undefined : repairText(values.city),
      createUnits: values["create-units"],
      skipBadRows: values["skip-bad-rows"],
      complete: values.complete,
      samePerson: values["same-person"],
      newPerson: values["new-person"],
      columns: values.columns === undefined ? undefined : readColumns(repairText(values.columns)),
      hours: values.hours === undefined ? undefined : readHoursWritten(values.hours),
      dryRun: values["dry-run"],
    },
  };
}

function parse(args: string[]) {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        year: { type: "string" },
        unit: { type: "string" },
        city: { type: "string" },
        columns: { type: "string" },
        "same-person": { type: "string", multiple: true },
        "new-person": { type: "string", multiple: true },
        hours: { type: "string" },
        "create-units": flag,
        "skip-bad-rows": flag,
        complete: flag,
        "dry-run": flag,
        json: flag,
      },
    });
  } catch (error) {
    throw new CommandRefusal(`${wordOption(error, args)}\n\n${IMPORT_USAGE}`);
  }
}

/** The option at fault: parseArgs quotes it in an English message. */
function wordOption(error: unknown, args: readonly string[]): string {
  const quoted = error instanceof Error ? (/'(--?[^'\s=]+)/.exec(error.message)?.[1] ?? "") : "";
  const option = args.find((arg) => quoted !== "" && arg.startsWith(quoted));
  return option ? `オプション「${option}」を読み取れませんでした。` : "オプションを読み取れませんでした。";
}

function isKind(kind: string): kind is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(kind);
}

/** @throws CommandRefusal */
function readColumns(text: string): ActualsColumns {
  const columns = readActualsColumns(text);
  if (columns) return columns;
  throw new CommandRefusal(
    "--columns は 職員番号=社員CD,日=勤務日,時間=超勤 のように、職員番号と日と、時間（か分、または開始と終了）の列を、1 つずつ書いてください。時間の列が 2 つに分かれているときは、足した列を表に作ってください。",
  );
}

/** @throws CommandRefusal */
function readHoursWritten(text: string): HoursWritten {
  const written = HOURS_WRITTEN.find((each) => HOURS_WRITTEN_LABELS[each] === compact(text));
  if (written) return written;
  throw new CommandRefusal(
    "--hours は 60進（1.30 は 1 時間 30 分）か 10進（1.30 は 1.3 時間）と書いてください。",
  );
}

/**
 * The fiscal year of 2026, 令和8 or 令和8年度.
 * @throws CommandRefusal
 */
export function readYear(text: string): number {
  const year = readFiscalYear(`${text.replace(/年度$/u, "")}年度`);
  if (year === null) throw new CommandRefusal("--year は 2026 か 令和8 のように書いてください。");
  return year;
}
