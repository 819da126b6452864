import { compact } from "./width.ts";

/** How a table says that there is nothing in a cell; 〃 is none of these, it means the cell above. */
const NOTHING = /^(?:[-－ー―–—‐−…‥・･]*|\(?(?:なし|無し?|該当なし|該当無し)\)?)$/u;

/** Whether the words of a cell say that it holds nothing: empty, －, …, なし. */
export function isNothing(text: string): boolean {
  return NOTHING.test(compact(text));
}
