import { describe, expect, it } from "vitest";
import { parseRoster } from "../../worker/documents/index.ts";
import { fixtureBytes, tableOf, workbook } from "./support.ts";

const HEADINGS = "職員番号,氏名,所属,職名,権限,本務兼務,着任日,離任日";
const POST = "00101,青葉 一郎,教育部＞図書館課,主任,職員,本務,2026-04-01,";

const read = async (...rows: string[]) => parseRoster(await tableOf([HEADINGS, ...rows].join("\n")));

describe("parseRoster", () => {
  it("reads posts with paths, roles and days however they are written", async () => {
    const roster = parseRoster(await tableOf(fixtureBytes("roster.csv")));
    expect(roster.problems).toEqual([]);
    expect(
      roster.rows.map(({ staffNumber, unitPath, role, main, from, to }) => [
        staffNumber,
        unitPath.join(">"),
        role,
        main,
        from,
        to,
      ]),
    ).toEqual([
      ["00101", "教育部", "director", true, "2026-04-01", null],
      ["00102", "教育部>図書館課", "chief", true, "2025-04-01", null],
      ["00103", "教育部>図書館課", "member", true, "2024-04-01", null],
      ["00103", "教育部>文化財課", "member", false, "2026-04-01", "2027-03-31"],
      ["00104", "教育部>給食課", "admin", true, "2026-04-01", null],
    ]);
  });

  it("reads the same from a workbook with numbers and days in its cells", async () => {
    const content = await workbook([
      ["職員番号", "氏　名", "所属（部＞課）", "職名", "権限", "本務・兼務", "着任日", "離任日"],
      [10101, "青葉 一郎", "教育部\n図書館課", "主任", "所属長", "", new Date("2026-04-01T00:00:00Z"), null],
    ]);
    expect(parseRoster(await tableOf(content)).rows).toEqual([
      {
        line: 2,
        staffNumber: "10101",
        name: "青葉 一郎",
        unitPath: ["教育部", "図書館課"],
        title: "主任",
        role: "chief",
        main: true,
        from: "2026-04-01",
        to: null,
      },
    ]);
  });

  it.each([
    ["職員番号", POST.replace("00101", "")],
    ["氏名", POST.replace("青葉 一郎", "")],
    ["所属", POST.replace("教育部＞図書館課", "")],
    ["職名", POST.replace("主任", "")],
    ["権限", POST.replace(",職員,", ",王様,")],
    ["本務・兼務", POST.replace("本務", "どちらも")],
    ["着任日", POST.replace("2026-04-01", "2026-02-30")],
    ["着任日", POST.replace("2026-04-01", "")],
    ["離任日", `${POST}いつか`],
    ["離任日", `${POST}2026-03-31`],
  ])("reports a bad %s with line and column and reads no such row", async (column, row) => {
    const roster = await read(row);
    expect(roster.rows).toEqual([]);
    expect(roster.badRows).toBe(1);
    expect(roster.problems).toMatchObject([{ severity: "error", line: 2, column }]);
  });

  it.each([
    ["the same post twice", null, POST],
    ["one number for two persons", "氏名", POST.replace("青葉 一郎", "若草 二葉").replace("本務", "兼務")],
    ["two main posts at once", "本務・兼務", POST.replace("図書館課", "給食課")],
  ])("reports %s", async (_, column, row) => {
    const roster = await read(POST, row);
    expect(roster.rows).toHaveLength(1);
    expect(roster.problems).toMatchObject([{ severity: "error", line: 3, column }]);
    expect(JSON.stringify(roster.problems)).not.toMatch(/青葉|若草/);
  });

  it("lets main posts follow one another", async () => {
    const before = POST.replace("2026-04-01,", "2024-04-01,2026-03-31").replace("図書館課", "給食課");
    expect((await read(before, POST)).problems).toEqual([]);
  });

  it("gives the least role where none is written, and says so", async () => {
    const roster = await read(POST.replace(",職員,", ",,"));
    expect(roster.rows[0]?.role).toBe("member");
    expect(roster.problems).toMatchObject([{ severity: "notice", line: 2, column: "権限" }]);
  });

  it("says which headings it expected when there are none", async () => {
    const roster = parseRoster(await tableOf("a,b\n1,2"));
    expect(roster.rows).toEqual([]);
    expect(roster.problems[0]?.message).toContain("職員番号・氏名・所属");
  });
});
