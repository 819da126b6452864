import { joinLines } from "../wording/joinLines.ts";

const BULLET = "[・･•●○◆■]";
// Bounded, so that a cell of nothing but spaces costs no more than any other; what is left over is trimmed.
const SPACES = "[ \\t\\u3000]{1,8}";
const STARTS_WITH_BULLET = new RegExp(`^\\s*${BULLET}`);
// A bullet begins a line. Sheets exported as text flatten the lines of a cell, so a bullet also counts after a space,
// unless a space follows it too: then it stands between two words.
const LINE_BULLET = new RegExp(`(?:^|\\n)[ \\t\\u3000]*${BULLET}[ \\t\\u3000]*`);
const ANY_BULLET = new RegExp(`${LINE_BULLET.source}|${SPACES}${BULLET}(?![\\s\\u3000])`);
const BULLET_AFTER_SENTENCE = new RegExp(
  `${LINE_BULLET.source}|(?<=[。）)])${SPACES}${BULLET}(?![\\s\\u3000])`,
);

/** The bulleted entries of a cell, without their bullets; a cell without bullets is one entry, an empty cell none. */
export function splitBullets(cell: string): string[] {
  const separator = STARTS_WITH_BULLET.test(cell) ? ANY_BULLET : BULLET_AFTER_SENTENCE;
  return cell
    .split(separator)
    .map(joinLines)
    .filter((entry) => entry !== "");
}
