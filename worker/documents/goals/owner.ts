import { joinLines } from "../wording/joinLines.ts";
import { compact } from "../wording/width.ts";

const SHARED = /^(?:各課|全課|部内?|各課室|全庁|課)?共通$/;
const BRACKETS = /^[([{<【〔「『〈《]|[)\]}>】〕」』〉》]$/g;
const BULLET = /^\s*[・･•●○◆■]\s*/;
/** How the names of units end. */
const UNIT = /(?:部|局|室|課|係|所|館|園|校|院|署|団|会|班|場|センター|事務局|支所|出張所)$/u;

/**
 * The 共通・課名 of a cell. Several lines are several units (市民課、環境政策課) where each but the last ends like the name of
 * one; else they are one name that the cell was too narrow for.
 */
export function ownerOf(cell: string): string {
  const lines = cell
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(BULLET, "").trim())
    .filter((line) => line !== "");
  const areNames = lines.slice(0, -1).every((line) => UNIT.test(line) || /[、，,／/]$/.test(line));
  return areNames ? lines.map((line) => line.replace(/[、，,／/]$/, "")).join("、") : joinLines(cell);
}

/** Whether the cell of the owner says that every section of the department is meant. */
export function isShared(owner: string): boolean {
  return SHARED.test(compact(owner).replace(BRACKETS, ""));
}
