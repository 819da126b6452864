import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder, gone when the test is over. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-sqld-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Carries out statements and gives the first value of the last one that has rows. */
export async function execute(url: string, ...statements: string[]): Promise<string | undefined> {
  const answer = await fetch(new URL("/v2/pipeline", url), {
    method: "POST",
    headers: { connection: "close" },
    body: JSON.stringify({
      requests: [...statements.map((sql) => ({ type: "execute", stmt: { sql } })), { type: "close" }],
    }),
  });
  const { results } = (await answer.json()) as {
    results: {
      error?: { message: string };
      response?: { result?: { rows: { value: string }[][] } };
    }[];
  };
  const failed = results.find(({ error }) => error);
  if (failed?.error) throw new Error(failed.error.message);
  return results.flatMap(({ response }) => response?.result?.rows ?? []).at(-1)?.[0]?.value;
}

/** Whether a process is there; one that ended and that nobody has asked after yet has no command line. */
export function runs(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
}
