import { tokyoDate } from "../../../worker/domain/civilDate.ts";
import { formatWarekiDate } from "../../../worker/domain/wareki.ts";
import type { LineFault, RestoreRefusal } from "./fault.ts";
import type { SchemaVersion } from "./format.ts";
import type { RestoreOutcome } from "./restore.ts";
import type { OddNotice, Saved } from "./save.ts";

const LONGEST_LIST = 20;

/** What was written where, and what in it a person should look at. */
export function wordSaved({ rows, odd }: Saved, file: string): string[] {
  return [
    `${rows} 行を「${file}」に書き出しました。職員の情報を含みます。大切に保管してください。`,
    ...(odd.length > 0
      ? [
          "",
          `次の ${odd.length} か所には、その列に入らないはずの値が入っています。そのまま書き出したので、戻せば同じ値になります。`,
          ...odd.slice(0, LONGEST_LIST).map(wordOdd),
          ...(odd.length > LONGEST_LIST ? [`  ほか ${odd.length - LONGEST_LIST} か所`] : []),
        ]
      : []),
  ];
}

function wordOdd({ table, rowid, column }: OddNotice): string {
  return `  表 ${table}、rowid ${rowid}、列 ${column}`;
}

/** What was put back. */
export function wordRestored(restored: Extract<RestoreOutcome, { kind: "restored" }>): string[] {
  const { rows, savedAt, isSealed, isMigrated } = restored;
  return [
    `${rows} 行を戻しました（${formatWarekiDate(tokyoDate(savedAt))}に書き出したもの）。`,
    ...(isMigrated ? ["古い版のバックアップなので、いまの版の形に直して戻しました。"] : []),
    ...(isSealed
      ? []
      : ["前の形式のバックアップなので、書き出したあとに文字が変わっていないことまでは確かめられません。"]),
  ];
}

/** Why a backup was not put back, where the fault is and what to do; the database is as it was. */
export function wordRestoreRefusal(refusal: RestoreRefusal): string {
  return `${reasonOf(refusal)}何も戻していません。`;
}

function reasonOf(refusal: RestoreRefusal): string {
  switch (refusal.reason) {
    case "notABackup":
      return "進捗だよりのバックアップではありません。backup で書き出したファイルを指定してください。";
    case "otherVersion":
      return `このバックアップの形式（${refusal.version}）は、この版では読めません。書き出したときの版か、それより新しい版で戻してください。`;
    case "newerSchema":
      return `このバックアップは、いまのプログラムより新しい版のものです（バックアップ: ${wordSchema(refusal.saved)}、プログラム: ${wordSchema(refusal.current)}）。プログラムを書き出したときの版に上げてから、もう一度実行してください。`;
    case "otherColumns":
      return `バックアップの 1 行目にある表 ${refusal.table} の列が、その版のものと違います。書き出したままのファイルを使ってください。`;
    case "badLine":
      return `${refusal.line} 行目: ${wordFault(refusal.fault)}書き出したままのファイルを使ってください。`;
    case "incomplete":
      return "バックアップが途中で切れています。書き出しが終わったファイルか、写しを使ってください。";
    case "changed":
      return "バックアップの中身が、書き出したときと違います（検査値が合いません）。書き出したままのファイルか、写しを使ってください。";
    case "notEmpty":
      return `データベースが空ではありません（表 ${refusal.table} に行があります）。名簿などを取り込む前の新しいデータベースに戻してください。手元なら、DATA_DIR に新しいフォルダーを指定します。`;
    case "notMigrated":
      return `古い版（${wordSchema(refusal.saved)}）のバックアップの行が、いまの版の決まりに合いません（${refusal.cause}）。書き出したときの版のプログラムで戻し、その値を直してから、新しい版に上げてください。`;
    case "brokenOff":
      return `データベースが途中で打ち切りました（${refusal.cause}）。ほかの書き込みのない時間に、もう一度実行してください。`;
  }
}

function wordFault(fault: LineFault): string {
  switch (fault.kind) {
    case "notUtf8":
      return "UTF-8 の文字として読めません。";
    case "notJson":
      return "JSON として読めません。";
    case "noRow":
      return "バックアップの行の形をしていません。";
    case "unknownTable":
      return `表 ${fault.table} は、この版にありません。`;
    case "unknownColumn":
      return `表 ${fault.table} に列 ${fault.column} はありません。`;
    case "missingColumn":
      return `表 ${fault.table} の列 ${fault.column} がありません。`;
    case "badCell":
      return `表 ${fault.table} の列 ${fault.column} に入らない値です。`;
    case "refusedRow":
      return `表 ${fault.table} の決まりに合わないか、同じ行がもうあります。`;
    case "brokenReference":
      return `表 ${fault.table} の行が、表 ${fault.parent} にない行を指しています。`;
    case "afterEnd":
      return "最後の行より後に、まだ行があります。";
  }
}

/** 令和8年11月19日の 0005_overtime */
function wordSchema({ tag, madeAt }: SchemaVersion): string {
  if (madeAt === null) return tag;
  const day = `${formatWarekiDate(tokyoDate(madeAt))}の版`;
  return tag === "" ? day : `${day} ${tag}`;
}
