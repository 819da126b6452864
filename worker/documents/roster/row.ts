import { ROLE_LABELS, ROLES, type Role } from "../../domain/roles.ts";
import { isWithoutEnd } from "../calendarText.ts";
import { dayAt } from "../file/cell.ts";
import type { TableRow } from "../file/table.ts";
import { errorAt, noticeAt, type Problem } from "../problem.ts";
import { joinLines } from "../wording/joinLines.ts";
import { compact, toHalfWidth } from "../wording/width.ts";
import type { RosterRow } from "./document.ts";
import { type RosterColumns, type RosterKey, rosterLabel } from "./headings.ts";

const PATH_SEPARATOR = /[＞>/／\u3000\n]+/;
const ROLE_WORDS = new Map<string, Role>([
  ...ROLES.flatMap((role): [string, Role][] => [
    [role.toUpperCase(), role],
    [ROLE_LABELS[role], role],
  ]),
  ["一般職員", "member"],
  ["課長", "chief"],
  ["システム管理者", "admin"],
]);
const MAIN_WORDS = new Map([
  ...["", "本務", "本", "主務", "主", "○", "1", "TRUE", "MAIN"].map((word): [string, boolean] => [
    word,
    true,
  ]),
  ...["兼務", "兼", "併任", "副", "0", "FALSE", "ADDITIONAL"].map((word): [string, boolean] => [word, false]),
]);

/** Reads one row of a roster. Messages name the column and never the person. */
export function readRosterRow(
  row: TableRow,
  columns: RosterColumns,
): { post: RosterRow | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const cell = (key: RosterKey) => joinLines(row.cells[columns.indexOf.get(key) ?? -1] ?? "");
  const refuse = (key: RosterKey, message: string) =>
    problems.push(errorAt(row.line, rosterLabel(key), message));

  for (const key of ["staffNumber", "name", "unit", "title"] as const) {
    if (cell(key) === "") refuse(key, `${rosterLabel(key)}がありません。`);
  }
  const unitPath = readUnitPath(row.cells[columns.indexOf.get("unit") ?? -1] ?? "");
  if (cell("unit") !== "" && unitPath.length === 0) refuse("unit", "所属の名前がありません。");
  const role = cell("role") === "" ? "member" : ROLE_WORDS.get(compact(cell("role")));
  if (role === undefined) refuse("role", "権限が職員・所属長・部長・管理者のどれでもありません。");
  const main = MAIN_WORDS.get(compact(cell("main")));
  if (main === undefined) refuse("main", "本務・兼務のどちらでもありません。");
  const from = dayAt(row, columns.indexOf.get("from"));
  if (cell("from") === "") refuse("from", "着任日がありません。");
  else if (from === null) refuse("from", "着任日が日付として読めません。");
  const isHeld = isWithoutEnd(cell("to"));
  const to = isHeld ? null : dayAt(row, columns.indexOf.get("to"));
  if (!isHeld && to === null) refuse("to", "離任日が日付として読めません。");
  if (from !== null && to !== null && to < from) refuse("to", "離任日が着任日より前です。");

  if (problems.length > 0 || role === undefined || main === undefined || from === null) {
    return { post: null, problems };
  }
  if (cell("role") === "")
    problems.push(noticeAt(row.line, rosterLabel("role"), "権限が空なので「職員」としました。"));
  const post: RosterRow = {
    line: row.line,
    staffNumber: toHalfWidth(cell("staffNumber")).replace(/\s/g, ""),
    name: cell("name"),
    unitPath,
    title: cell("title"),
    role,
    main,
    from,
    to,
  };
  return { post, problems };
}

/** 市民生活部＞環境政策課 → 市民生活部, 環境政策課. Separated by ＞, >, ／, / or an ideographic space, or line by line. */
function readUnitPath(text: string): string[] {
  return text
    .split(PATH_SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
