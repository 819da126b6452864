import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { commandLine } from "./running.ts";

// In order, on one folder with real sqld.
const cli = commandLine();
const SLOW = { timeout: 60_000 };
const UNUSUAL = join(cli.folder, "export.csv");

afterAll(() => cli.remove());

test("unusual columns are asked for once and remembered", SLOW, async () => {
  await cli.importing(["roster", "db/sample/roster.csv", "--city", "若葉市", "--create-units"]);
  writeFileSync(UNUSUAL, "社員CD,ワークデイ,OT\n10023,2026/4/6,90\n10023,2026/4/7,1時間30分\n");
  const asked = await cli.importing(["actuals", UNUSUAL]);
  expect(asked.code).toBe(1);
  expect(asked.out).toContain("見つかった列: 社員CD、ワークデイ、OT");
  expect(asked.out).toContain("--columns 職員番号=社員CD,日=勤務日,時間=超勤");
  const dryRun = await cli.importing(["actuals", UNUSUAL, "--dry-run"]);
  expect(dryRun.code).toBe(1);

  const said = ["--columns", "職員番号=社員CD,日=ワークデイ,分=OT"];
  const stored = await cli.importing(["actuals", UNUSUAL, ...said]);
  expect(stored).toMatchObject({ code: 0, out: expect.stringContaining("新しいもの 2 件") });
  const again = await cli.importing(["actuals", UNUSUAL]);
  expect(again).toMatchObject({
    code: 0,
    out: expect.stringContaining("前に取り込んだ内容と同じです（2 件）。"),
  });
});

test("a difference is shown before it is stored, and as JSON for programs", SLOW, async () => {
  writeFileSync(UNUSUAL, "社員CD,ワークデイ,OT\n10023,2026/4/6,75分\n99999,2026/4/6,60\n");
  const refused = await cli.importing(["actuals", UNUSUAL]);
  expect(refused.code).toBe(1);
  expect(refused.out).toContain("3 行目 99999（職員番号が名簿にありません）");
  const seen = await cli.importing(["actuals", UNUSUAL, "--skip-bad-rows", "--dry-run", "--json"]);
  expect(JSON.parse(seen.out)).toMatchObject({
    kind: "actuals",
    rows: [{ staffNumber: "10023", day: "2026-04-06", minutes: 75 }, { staffNumber: "99999" }],
    outcome: {
      kind: "imported",
      changed: [{ differences: [{ field: "hours", before: "1:30", after: "1:15" }] }],
      skipped: ["3 行目　99999"],
    },
  });
});
