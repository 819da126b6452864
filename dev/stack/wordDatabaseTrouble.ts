import { isDiskNearlyFull } from "../sqld/diskSpace.ts";
import { DatabaseFailure, failureOfCode } from "../sqld/failure.ts";

/** The database a call went to. */
export interface CalledDatabase {
  /** Absent where it could not even be begun. */
  url?: string | undefined;
  /** The folder of a database on this machine. */
  dataDir?: string | undefined;
}

/**
 * What a failed call to the database means, in a sentence; null for what is not the database's doing. Never the message
 * of the error itself: it may hold what was being written.
 */
export function wordDatabaseTrouble(error: unknown, { url, dataDir }: CalledDatabase): string | null {
  const causes = [...causesOf(error)];
  const known = causes.find((cause) => cause instanceof DatabaseFailure);
  if (known) return known.message;
  const place = dataDir ?? url ?? "";
  for (const cause of causes) {
    const code = codeOf(cause);
    const failure = code?.startsWith("SQLITE_") ? failureOfCode(code, place) : null;
    if (failure) return failure.message;
    if (code?.startsWith("SQLITE_IOERR") && dataDir && isDiskNearlyFull(dataDir)) {
      return new DatabaseFailure({ kind: "diskFull", path: place }).message;
    }
    if (code?.startsWith("SQLITE_BUSY")) {
      return "データベースが混み合っています。しばらくしてから、もう一度お試しください。";
    }
  }
  if (causes.some(isRefusedToken)) {
    return `データベース（${url ?? place}）に断られました。DATABASE_AUTH_TOKEN が、このデータベースのものかを確かめてください。`;
  }
  const unreached = causes.map(codeOf).find((code) => code !== null && UNREACHED.test(code));
  if (unreached || causes.some(isFailedFetch)) {
    const detail = unreached ? `（${unreached}）` : "";
    return `データベース（${url ?? place}）につながりません${detail}。動いているかを確かめて、もう一度お試しください。`;
  }
  const code = causes.map(codeOf).find((found) => found !== null && UNANSWERED.test(found));
  return code
    ? `データベース（${url ?? place}）が答えられませんでした（${code}）。もう一度お試しください。`
    : null;
}

/** Not what a statement itself did wrong. */
const UNANSWERED = /^(?:SQLITE_IOERR|SERVER_ERROR$)/u;
const UNREACHED = /^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUNREACH|UND_ERR_)/u;

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}

function codeOf(error: Error): string | null {
  return "code" in error && typeof error.code === "string" ? error.code : null;
}

/** The client throws what a server answered with its HTTP status. */
function isRefusedToken(error: Error): boolean {
  return "status" in error && (error.status === 401 || error.status === 403);
}

function isFailedFetch(error: Error): boolean {
  return error instanceof TypeError && error.message === "fetch failed";
}
