/** The browser's storage, or one that lasts as long as the page where the browser forbids it. */
export function openShelf(): Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> {
  try {
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
      key: (index) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size;
      },
    };
  }
}

const PROBE = "probe";

/** Whether the browser keeps what it is given: it may forbid that, or be full. LINE's login cannot do without. */
export function keepsAnything(): boolean {
  try {
    for (const shelf of [localStorage, sessionStorage]) {
      shelf.setItem(PROBE, PROBE);
      shelf.removeItem(PROBE);
    }
    return true;
  } catch {
    return false;
  }
}
