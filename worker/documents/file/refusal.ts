import { MAX_COLUMNS, MAX_FILE_BYTES, MAX_INFLATED_BYTES, MAX_ROWS } from "./limits.ts";

/** Why a file was not opened at all. */
export type RefusalReason =
  | "empty"
  | "tooLarge"
  | "tooManyRows"
  | "tooManyColumns"
  | "pdf"
  | "oldOrProtectedWorkbook"
  | "otherArchive"
  | "brokenWorkbook"
  | "inflatesTooFar"
  | "officeFileForProse"
  | "webPage"
  | "binary"
  | "unknownEncoding";

/** What the caller asked for: a table (goals, roster) or prose (policy). */
export type FileUse = "table" | "prose";

export interface FileRefusal {
  ok: false;
  reason: RefusalReason;
  fileName: string;
  use: FileUse;
}

const EXPECTED: Record<FileUse, string> = {
  table: "Excel（.xlsx）、CSV（UTF-8・Shift_JIS）又はタブ区切りテキストの表をお使いください。",
  prose: "テキスト（.txt、UTF-8・Shift_JIS）で保存した文書をお使いください。",
};

/** One sentence on what was found and one on what was expected, in Japanese. */
export function wordFileRefusal(refusal: FileRefusal): string {
  return `「${refusal.fileName}」${found(refusal.reason)} ${EXPECTED[refusal.use]}`;
}

function found(reason: RefusalReason): string {
  switch (reason) {
    case "empty":
      return "には何も書かれていません。";
    case "tooLarge":
      return `は大きすぎます（上限は${megabytes(MAX_FILE_BYTES)}です）。`;
    case "tooManyRows":
      return `は行が多すぎます（上限は${MAX_ROWS.toLocaleString("en-US")}行です）。`;
    case "tooManyColumns":
      return `は列が多すぎます（上限は${MAX_COLUMNS}列です）。`;
    case "pdf":
      return "はPDFなので読み取れません。元のファイルから保存し直してください。";
    case "oldOrProtectedWorkbook":
      return "は古い形式（.xlsなど）か、パスワードの付いたファイルです。パスワードを外し、新しい形式で保存し直してください。";
    case "otherArchive":
      return "は.xlsx形式のブックではありません（Word、ZIP、.xlsbなど）。";
    case "brokenWorkbook":
      return "はExcelのブックとして開けません。壊れているおそれがあります。";
    case "inflatesTooFar":
      return `は展開すると大きくなりすぎます（上限は${megabytes(MAX_INFLATED_BYTES)}です）。使っていない書式や画像を消してください。`;
    case "officeFileForProse":
      return "はExcelやWordのファイルなので、文章として読み取れません。";
    case "webPage":
      return "は、名前が何であっても中身は Web ページか XML です。Excel などで開き、形式を選んで保存し直してください。";
    case "binary":
      return "は文字のファイルではありません。";
    case "unknownEncoding":
      return "は文字コードが分からず、読み取れません。";
  }
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}
