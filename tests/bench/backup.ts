// A backup of a large city and its way back, each by the command itself in a process of its own: how long, how much memory.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../db/client.ts";
import type { Database } from "../../db/database.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { startSqld } from "../../dev/sqld.ts";
import packageJson from "../../package.json" with { type: "json" };
import { insertRows, type Row } from "./insertRows.ts";

const ADMIN = fileURLToPath(new URL("../../dev/cli/admin.ts", import.meta.url));
/** The options of Node with which the command is run. */
const NODE_OPTIONS = packageJson.scripts.admin.split(" ").filter((word) => word.startsWith("--"));
const ROWS = 300_000;
const SMOKE_ROWS = 3_000;
const ROWS_AT_ONCE = 10_000;
const LOOK_EVERY_MS = 50;
const MEGABYTE = 1024 * 1024;

/** Prints lines: `name rows megabytes seconds peakRssMegabytes`; the memory is null where the system does not tell it. */
export async function run(): Promise<void> {
  const rows = process.argv.includes("--smoke") ? SMOKE_ROWS : ROWS;
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-bench-"));
  const [from, into] = [
    await startSqld({ dataDir: join(folder, "from") }),
    await startSqld({ dataDir: join(folder, "into") }),
  ];
  try {
    const db = openDatabase({ url: from.url });
    await migrateDatabase(db);
    await fill(db, rows);
    db.$client.close();
    const file = join(folder, "city.jsonl");
    for (const [name, url] of [
      ["backup", from.url],
      ["restore", into.url],
    ] as const) {
      const { seconds, peakRssMegabytes } = await measured([name, file], url);
      const megabytes = Math.round(statSync(file).size / MEGABYTE);
      console.log(JSON.stringify({ name, rows, megabytes, seconds, peakRssMegabytes }));
    }
  } finally {
    await from.stop();
    await into.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nine of ten rows are short ones of the audit log, the others reports as people write them. */
async function fill(db: Database, rows: number): Promise<void> {
  const day = "2026-04-01";
  await insertRows(db, "units (id, parent_id, name, position, valid_from)", [
    ["u", null, "大きな市", 0, day],
  ]);
  await insertRows(db, "staff (id, staff_number, name)", [["s", "10001", "職員 1"]]);
  await insertRows(db, "grade_scales (id, name, from_fiscal_year)", [["c", "評価区分", 2020]]);
  await insertRows(db, "grades (id, scale_id, position, code, label, mark, shape, tone, definition)", [
    ["g", "c", 0, "onTrack", "順調", "✓", "checkCircle", "good", "予定どおり進んでいる"],
  ]);
  await insertRows(db, "rounds (id, fiscal_year, quarter, opens_on, due_on, opened_at)", [
    ["r", 2026, 1, "2026-06-23", "2026-07-07", 0],
  ]);
  await insertRows(
    db,
    "goals (id, fiscal_year, unit_id, number, title, category, deadline_text, owner, is_shared)",
    [["o", 2026, "u", 1, "窓口の案内", "", "年度末", "共通", 1]],
  );
  const done = "窓口の案内を見直し、順番を待つ人に声をかけるようにした。".repeat(18);
  const after = JSON.stringify({ done: "手順を見直した。".repeat(15) });
  for (let start = 0; start < rows; start += ROWS_AT_ONCE) {
    const numbers = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - start) }, (_, n) => start + n);
    const isReport = (n: number) => n % 10 === 0;
    await insertRows(
      db,
      `reports (id, round_id, goal_id, unit_id, version, grade_id, done, blocked, next, needs_support, author_id, author_name,
        author_title, unit_name, submitted_at, channel, submission_key)`,
      numbers
        .filter(isReport)
        .map(
          (n): Row => [
            ...[
              `report-${n}`,
              "r",
              "o",
              "u",
              n + 1,
              "g",
              done,
              "",
              done,
              0,
              "s",
              "職員 1",
              "主事",
              "大きな課",
            ],
            ...[n, "liff", `key-${n}`],
          ],
        ),
    );
    await insertRows(
      db,
      "audit_log (at, actor_kind, actor_id, action, subject, after)",
      numbers
        .filter((n) => !isReport(n))
        .map((n): Row => [n, "staff", "s", "report.submit", `report:${n}`, after]),
    );
  }
}

async function measured(args: string[], url: string) {
  const begin = performance.now();
  const child = spawn(process.execPath, [...NODE_OPTIONS, ADMIN, ...args], {
    env: { ...process.env, DATABASE_URL: url, DATABASE_AUTH_TOKEN: "", INIT_CWD: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peak: number | null = null;
  const looking = setInterval(() => {
    peak = peakOf(child) ?? peak;
  }, LOOK_EVERY_MS);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  const seconds = Math.round((performance.now() - begin) / 100) / 10;
  return { seconds, peakRssMegabytes: peak };
}

/** The most memory that a process has had so far; null where nobody tells. */
function peakOf({ pid }: ChildProcess): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
