// What was typed into a setting and not saved yet, kept until the window is closed.

/** What was typed over a setting; null when nothing was, or when the setting has changed since. */
export function keptOver<T>(shelf: Pick<Storage, "getItem">, key: string, stored: T): T | null {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null || !("over" in kept) || !("typed" in kept)) return null;
    return isSame(kept.over, stored) ? (kept.typed as T) : null;
  } catch {
    return null;
  }
}

/** Keeps what was typed over a setting, or forgets it where it says the same. */
export function keepOver<T>(
  shelf: Pick<Storage, "setItem" | "removeItem">,
  key: string,
  { over, typed }: { over: T; typed: T },
): void {
  try {
    if (isSame(over, typed)) shelf.removeItem(key);
    else shelf.setItem(key, JSON.stringify({ over, typed }));
  } catch {
    // Storage that is full or forbidden: what was typed lives as long as the page.
  }
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
