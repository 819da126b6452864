// What stands above the table: 令和8年度 組織目標展開整理表, 作成日, 職名, 氏名. The name beside 氏名 is never read.
import type { CivilDate } from "../../domain/civilDate.ts";
import type { FiscalYear } from "../../domain/fiscalYear.ts";
import type { Era } from "../../domain/wareki.ts";
import { eraOf, readDay, readFiscalYear } from "../calendarText.ts";
import type { TableRow } from "../file/table.ts";
import { issuerTitle } from "../issuerTitle.ts";
import { joinLines } from "../wording/joinLines.ts";
import { toHalfWidth } from "../wording/width.ts";

export interface SheetHead {
  title: string | null;
  fiscalYear: FiscalYear | null;
  issuedOn: CivilDate | null;
  issuerTitle: string | null;
  era: Era | null;
}

const LABELS = { issuedOn: /^作\s*成\s*日/, issuerTitle: /^職\s*名/, name: /^氏\s*名/ } as const;
const SHEET_TITLE = /整理表|組織目標|目標管理/;

/** Reads the rows above the first heading row. */
export function readHead(rows: readonly TableRow[]): SheetHead {
  const cells = rows.flatMap((row) => row.cells.map(joinLines).filter((cell) => cell !== ""));
  const title = cells.find((cell) => SHEET_TITLE.test(cell)) ?? null;
  const issued = valueBeside(cells, "issuedOn");
  const issuer = valueBeside(cells, "issuerTitle");
  const era = eraOf(title ?? "") ?? eraOf(issued ?? "");
  return {
    title,
    fiscalYear: readFiscalYear(title ?? "") ?? readFiscalYear(cells.join("\n")),
    issuedOn: issued === null ? null : readDay(issued, era),
    issuerTitle: issuer === null ? null : issuerTitle(issuer),
    era,
  };
}

/** Whether a row below the headings repeats the head of the page, as after a page break. */
export function isHeadRow(row: TableRow): boolean {
  const cells = row.cells.map(joinLines).filter((cell) => cell !== "");
  const first = cells[0] ?? "";
  return (
    Object.values(LABELS).some((label) => label.test(first)) ||
    (cells.length === 1 && SHEET_TITLE.test(first))
  );
}

/** The words behind a label, in its own cell or the next one. */
function valueBeside(cells: readonly string[], label: "issuedOn" | "issuerTitle"): string | null {
  const at = cells.findIndex((cell) => LABELS[label].test(cell));
  if (at === -1) return null;
  const inside = toHalfWidth(cells[at] ?? "")
    .replace(LABELS[label], "")
    .replace(/^[\s::]+/, "");
  const value = inside === "" ? (cells[at + 1] ?? "") : inside;
  return Object.values(LABELS).some((other) => other.test(value)) ? null : value;
}
