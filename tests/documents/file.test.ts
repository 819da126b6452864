import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { readTable, readText, wordFileRefusal } from "../../worker/documents/index.ts";
import { rawWorkbook, tableOf, workbook } from "./support.ts";
import { zip } from "./zip.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const MEGABYTE = 1024 * 1024;

// Japanese Excel stores how a word was typed (rPh) beside the word.
const WITH_READING_AID = rawWorkbook({
  sheet: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
  strings: '<si><t>研鑽</t><rPh sb="0" eb="2"><t>ケンサン</t></rPh></si>',
});

async function reasonFor(content: Uint8Array): Promise<string | null> {
  const read = await readTable(content, "f");
  return read.ok ? null : read.reason;
}

async function firstRow(content: Uint8Array | string): Promise<string[] | undefined> {
  return (await tableOf(content)).sheets[0]?.rows[0]?.cells;
}

describe("encodings of a text table", () => {
  it("reads UTF-8 with and without a byte order mark alike", async () => {
    expect(await firstRow("番号,名")).toEqual(["番号", "名"]);
    expect(await firstRow("\ufeff番号,名")).toEqual(["番号", "名"]);
  });

  it("reads Shift_JIS", async () => {
    expect(await firstRow(new Uint8Array([0x94, 0xd4, 0x8d, 0x86, 0x2c, 0x8c, 0x8f]))).toEqual([
      "番号",
      "件",
    ]);
  });

  it("reads the UTF-16 that Excel calls Unicode text", async () => {
    const content = new Uint8Array(Buffer.from("\ufeff番号\t名", "utf16le"));
    expect(await firstRow(content)).toEqual(["番号", "名"]);
  });
});

describe("cells of a text table", () => {
  it("takes the tab as separator where tabs are more frequent than commas", async () => {
    expect(await firstRow("1,000\ta\tb")).toEqual(["1,000", "a", "b"]);
  });

  it("keeps separators, doubled quotes and line breaks inside quotes", async () => {
    expect(await firstRow('"a,b","say ""hi""","1\r\n2"')).toEqual(["a,b", 'say "hi"', "1\n2"]);
  });

  it("counts lines through cells with line breaks and over blank lines", async () => {
    const table = await tableOf('"1\n2",x\n\n3,y\r\n4,z');
    expect(table.sheets[0]?.rows.map((row) => row.line)).toEqual([1, 4, 5]);
  });

  it("reads a quote that is never closed as a character and says so", async () => {
    const table = await tableOf('a,"24 inch\nb,c');
    expect(table.sheets[0]?.rows.map((row) => row.cells)).toEqual([
      ["a", '"24 inch'],
      ["b", "c"],
    ]);
    expect(table.problems).toMatchObject([{ severity: "notice", line: 1 }]);
  });

  it("keeps formulas and HTML as the words they are", async () => {
    expect(await firstRow("=cmd|'/C calc'!A0,<script>x</script>")).toEqual([
      "=cmd|'/C calc'!A0",
      "<script>x</script>",
    ]);
  });
});

describe("workbooks", () => {
  it("reads numbers, days and text of a sheet with its row numbers", async () => {
    const table = await tableOf(await workbook([["番号", "日"], [], [3, new Date("2026-04-01T00:00:00Z")]]));
    expect(table.sheets[0]?.rows).toMatchObject([
      { line: 1, cells: ["番号", "日"] },
      { line: 3, cells: ["3", "2026-04-01"] },
    ]);
  });

  it("gives the stored value of a formula", async () => {
    const cells = new Map([["0,0", { formula: "1+1", formulaResult: 5 }]]);
    const content = await writeXlsx({ sheets: [{ name: "s", rows: [[null, "x"]], cells }] });
    expect(await firstRow(content)).toEqual(["5", "x"]);
  });

  it("repeats a cell that is merged over several rows of one column", async () => {
    const merges = [{ startRow: 0, endRow: 1, startCol: 1, endCol: 1 }];
    const content = await writeXlsx({
      sheets: [
        {
          name: "s",
          rows: [
            ["a", "課"],
            ["b", null],
          ],
          merges,
        },
      ],
    });
    expect((await tableOf(content)).sheets[0]?.rows.map((row) => row.cells)).toEqual([
      ["a", "課"],
      ["b", "課"],
    ]);
  });

  it("leaves hidden sheets alone", async () => {
    const sheets = [
      { name: "old", rows: [["x"]], hidden: true },
      { name: "now", rows: [["y"]] },
    ];
    expect((await tableOf(await writeXlsx({ sheets }))).sheets.map((sheet) => sheet.name)).toEqual(["now"]);
  });

  it("does not add the reading aid of a shared string to its words", async () => {
    expect(await firstRow(WITH_READING_AID)).toEqual(["研鑽"]);
  });
});

describe("files that are not what they should be", () => {
  it.each([
    ["empty", new Uint8Array()],
    ["empty", bytes("\n , ,\n")],
    ["tooLarge", new Uint8Array(10 * MEGABYTE + 1)],
    ["tooManyRows", bytes("a,b\n".repeat(20_001))],
    ["tooManyColumns", bytes(",".repeat(300))],
    ["pdf", bytes("%PDF-1.7 …")],
    ["oldOrProtectedWorkbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["binary", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ["binary", bytes("a\u0000b")],
    ["unknownEncoding", new Uint8Array([0x41, 0xff, 0xff, 0x41])],
    ["otherArchive", zip([{ name: "word/document.xml", content: bytes("<w/>") }])],
    ["brokenWorkbook", zip([{ name: "xl/workbook.xml", content: bytes("<workbook") }])],
    ["brokenWorkbook", bytes("PK\u0003\u0004 and nothing more")],
  ])("refuses with %s", async (reason, content) => {
    expect(await reasonFor(content)).toBe(reason);
  });

  it("refuses a workbook with a password", async () => {
    const encryption = { password: "x", spinCount: 10 };
    const content = await writeXlsx({ sheets: [{ name: "s", rows: [["a"]] }], encryption });
    expect(await reasonFor(content)).toBe("oldOrProtectedWorkbook");
  });

  it("refuses a workbook with too many rows or columns, however few of them are filled", async () => {
    expect(await reasonFor(await workbook([...Array.from({ length: 20_000 }, () => []), ["x"]]))).toBe(
      "tooManyRows",
    );
    expect(await reasonFor(await workbook([[...Array.from({ length: 256 }, () => null), "x"]]))).toBe(
      "tooManyColumns",
    );
  });

  it.each([undefined, 10])(
    "refuses a small file that inflates to something monstrous (claiming %s)",
    async (claimed) => {
      const part = { name: "xl/workbook.xml", content: new Uint8Array(70 * MEGABYTE).fill(0x20) };
      const content = zip([claimed === undefined ? part : { ...part, claimedSize: claimed }]);
      expect(content.length).toBeLessThan(MEGABYTE);
      expect(await reasonFor(content)).toBe("inflatesTooFar");
    },
  );

  it("refuses a workbook with more tags than fit in memory", async () => {
    const content = bytes("<si/>".repeat(4_100_000));
    expect(await reasonFor(zip([{ name: "xl/workbook.xml", content }]))).toBe("inflatesTooFar");
  });

  it("says what was found and what was expected, with the name of the file", async () => {
    const read = await readTable(bytes("%PDF-1.7"), "目標.pdf");
    expect(read.ok || wordFileRefusal(read)).toMatch(/目標\.pdf.*PDF.*\.xlsx.*CSV/);
  });
});

describe("prose", () => {
  it("reads UTF-8 and Shift_JIS and turns page breaks into line ends", () => {
    expect(readText(bytes("一\r\n二\f三"), "f")).toEqual({ ok: true, text: "一\n二\n三" });
    expect(readText(new Uint8Array([0x94, 0xd4, 0x8d, 0x86]), "f")).toEqual({ ok: true, text: "番号" });
  });

  it.each([
    ["pdf", bytes("%PDF-1.4")],
    ["officeFileForProse", zip([{ name: "word/document.xml", content: bytes("<w/>") }])],
    ["empty", bytes(" \n\u3000\n")],
    ["tooManyRows", bytes("。\n".repeat(20_001))],
  ])("refuses with %s and says that text is expected", (reason, content) => {
    const read = readText(content, "f");
    expect(read).toMatchObject({ ok: false, reason });
    expect(read.ok || wordFileRefusal(read)).toContain("テキスト（.txt");
  });
});
