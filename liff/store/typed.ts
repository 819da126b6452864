// What is typed in this browser and not sent.
import { keysOn, openShelves, type Shelf } from "./shelves.ts";

/** What is typed and not sent has its writer second: `draft/10021/…`, `overtime/10021`, `settings/10021/…`. */
const TYPED = /^(draft|overtime|settings)\/([^/]+)/;

/** How many things a person has typed here and not sent. */
export function countTyped(staffNumber: string, shelves: readonly Shelf[] = openShelves()): number {
  return shelves.flatMap(keysOn).filter((key) => TYPED.exec(key)?.[2] === staffNumber).length;
}
