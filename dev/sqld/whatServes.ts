import { realpathSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

/** What answers at an address: nothing, a program that is no libSQL server we may ask, or one on a folder of this machine. */
export type Served = { kind: "nothing" } | { kind: "other" } | { kind: "folder"; folder: string };

const ANSWER_TIMEOUT_MS = 3_000;
const FILE_IN_FOLDER = "/dbs/default/data";

const Answer = v.object({
  results: v.tupleWithRest(
    [
      v.object({
        response: v.object({
          result: v.object({ rows: v.tuple([v.tuple([v.object({ value: v.string() })])]) }),
        }),
      }),
    ],
    v.unknown(),
  ),
});

/** Asks the server itself which file it has open: an address alone may since have become another city's. */
export async function whatServes(url: string): Promise<Served> {
  let answer: Response;
  try {
    answer = await fetch(new URL("/v2/pipeline", url), {
      method: "POST",
      headers: { connection: "close" },
      body: JSON.stringify({
        requests: [
          { type: "execute", stmt: { sql: "SELECT file FROM pragma_database_list WHERE seq = 0" } },
          { type: "close" },
        ],
      }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
  } catch (error) {
    return { kind: error instanceof Error && error.name === "TimeoutError" ? "other" : "nothing" };
  }
  const read = v.safeParse(Answer, await answer.json().catch(() => null));
  const file = read.success ? read.output.results[0].response.result.rows[0][0].value : "";
  return file.endsWith(FILE_IN_FOLDER)
    ? { kind: "folder", folder: file.slice(0, -FILE_IN_FOLDER.length) }
    : { kind: "other" };
}

/** Whether what answers is the server of this very folder, under whatever name the folder is reached. */
export function isServerOf(dataDir: string, served: Served): boolean {
  if (served.kind !== "folder") return false;
  try {
    return realpathSync(join(served.folder, FILE_IN_FOLDER)) === realpathSync(join(dataDir, FILE_IN_FOLDER));
  } catch {
    return false;
  }
}
