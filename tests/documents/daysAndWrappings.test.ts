// Days, "for ever" and "nothing" as tables write them, and what files are wrapped in.
import { describe, expect, it } from "vitest";
import { readDay } from "../../worker/documents/calendarText.ts";
import {
  parseActuals,
  parseRoster,
  readTable,
  readText,
  wordFileRefusal,
} from "../../worker/documents/index.ts";
import { rawRows, rawWorkbook, tableOf } from "./support.ts";

describe("a day", () => {
  it.each([
    "令和8年10月5日（月曜日）",
    "令和8年10月5日㈪",
    "2026年10月5日月曜日",
    "2026年10月05日(月)",
    "2026/10/05(月曜)",
    "2026/10/5 (Mon)",
    "2026/10/5 Monday",
    "2026-10-05T00:00:00",
    "2026-10-05T00:00:00.000Z",
    "2026-10-05T00:00:00+09:00",
    "2026-10-05 00:00:00.0",
    "2026/10/5 0:00:00",
    "R8.10.5",
    "Ｒ８．１０．５",
    "20261005",
  ])("%s", (text) => {
    expect(readDay(text)).toBe("2026-10-05");
  });

  it.each(["2026年10月5日(空)", "10月5日月", "2026-10", "2026/10/5T", "2026年10月月", "月曜日"])(
    "is not %s",
    (text) => {
      expect(readDay(text)).toBeNull();
    },
  );
});

describe("the last day of a post", () => {
  const HEADINGS = "職員番号,氏名,所属,職名,着任日,離任日,権限";
  const last = async (text: string) =>
    parseRoster(await tableOf(`${HEADINGS}\n00101,見本 一,教育部,主事,R元.5.1,${text},職員`));

  it.each([
    "",
    "9999/12/31",
    "9999-12-31",
    "99991231",
    "99999999",
    "2999/12/31",
    "9999年12月31日",
    "－",
    "ー",
    "―",
    "…",
    "なし",
    "在職中",
    "現在",
  ])("%j is none", async (text) => {
    const { rows, problems } = await last(text);
    expect(rows).toMatchObject([{ from: "2019-05-01", to: null }]);
    expect(problems).toEqual([]);
  });

  it.each(["〃", "2026/4/31", "未定の日", "9999/12/30"])("%j is asked about", async (text) => {
    expect((await last(text)).problems).toMatchObject([{ severity: "error", column: "離任日" }]);
  });

  it("of a workbook in the year 9999 is none", async () => {
    const sheet = rawRows([
      HEADINGS.split(","),
      ["00101", "見本 一", "教育部", "主事", "R元.5.1", { value: 2_958_465, style: 0 }, "職員"],
    ]);
    expect(parseRoster(await tableOf(rawWorkbook({ sheet, styles: [14] }))).rows).toMatchObject([
      { to: null },
    ]);
  });
});

describe("a file", () => {
  it.each([
    ['="10012",2026/10/05,1:30', "10012"],
    ['"=""00012""",2026/10/05,1:30', "00012"],
    ["=10012,2026/10/05,1:30", "=10012"],
  ])("may keep the zeros of its numbers with a formula: %s", async (row, staffNumber) => {
    expect(parseActuals(await tableOf(`職員番号,日付,時間外\n${row}`)).rows).toMatchObject([
      { staffNumber, minutes: 90 },
    ]);
  });

  it.each([
    "<html><head></head><body><table><tr><td>番号</td></tr></table></body></html>",
    "\n  <!DOCTYPE html>\n<title>x</title>",
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    "<table border=1><tr><td>番号</td></tr></table>",
    "MIME-Version: 1.0\nContent-Type: multipart/related",
  ])("that is a page or XML is refused, whatever its name: %s", async (text) => {
    const bytes = new TextEncoder().encode(text);
    for (const read of [await readTable(bytes, "目標.xls"), readText(bytes, "方針.txt")]) {
      expect(read).toMatchObject({ ok: false, reason: "webPage" });
      if (!read.ok) expect(wordFileRefusal(read)).toContain("Web ページ");
    }
  });

  it("in Shift_JIS may end with Ctrl-Z", async () => {
    const bytes = new Uint8Array([0x94, 0xd4, 0x8d, 0x86, 0x2c, 0x8c, 0x8f, 0x0d, 0x0a, 0x1a]);
    expect((await tableOf(bytes)).sheets[0]?.rows[0]?.cells).toEqual(["番号", "件"]);
  });

  it("of a workbook may name its parts with backslashes", async () => {
    const bytes = rawWorkbook({ sheet: rawRows([["番号", "件"]]), separator: "\\" });
    expect((await tableOf(bytes)).sheets[0]?.rows[0]?.cells).toEqual(["番号", "件"]);
  });
});
