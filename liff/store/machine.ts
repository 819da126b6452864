// What the app and LINE's SDK keep in this browser, seen as a whole: whoever uses the machine next finds nothing of it.
import { PHONE_KEY, PHONE_USER_KEY } from "../samplePhoneAddress.ts";
import { keysOn, openShelves, type Shelf } from "./shelves.ts";

/** LINE's SDK puts this before its own keys and cookies. */
const OF_LINE = /^LIFF_STORE:/;
/** In the local stack the sample phone says once who holds it, like the LINE app around a real one. */
const OF_PHONE = import.meta.env.MODE === "mock" ? [PHONE_KEY, PHONE_USER_KEY] : [];

/**
 * Forgets everything. @param line whether LINE's SDK forgets who logged in as well: `keep` where the same LINE account
 * goes on to another binding
 */
export function forgetAll(line: "keep" | "forget", shelves: readonly Shelf[] = openShelves()): void {
  const isKept = (key: string) => OF_PHONE.includes(key) || (line === "keep" && OF_LINE.test(key));
  for (const shelf of shelves) {
    for (const key of keysOn(shelf)) if (!isKept(key)) shelf.removeItem(key);
  }
  if (line === "forget") forgetCookies();
}

/** The session's own cookie is out of reach here: the server takes it away. */
function forgetCookies(): void {
  for (const cookie of document.cookie.split("; ").filter(Boolean)) {
    const name = cookie.split("=")[0];
    // biome-ignore lint/suspicious/noDocumentCookie: LINE's SDK sets its own so, and not every browser has CookieStore.
    document.cookie = `${name}=; path=/; max-age=0`;
  }
}
