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
