export type Shelf = Pick<Storage, "key" | "length" | "removeItem">;

/** The names of all that lies on a shelf. */
export function keysOn(shelf: Shelf): string[] {
  return Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? "");
}

/** Both storages of the browser. */
export function openShelves(): Shelf[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    // A browser that forbids storage has kept nothing.
    return [];
  }
}
