import {
  carriesLiffParameters,
  isConsentRefused,
  isReturnFromLogin,
  takeLinkCode,
  targetOf,
} from "./entry.ts";
import { rememberPhone } from "./samplePhoneAddress.ts";

const WANTED_KEY = "wanted";
const LINK_CODE_KEY = "linkCode";
const WANTED_MINUTES = 10;

/**
 * Reads the address before the SDK does. LINE's login page leads back to the front page only: the page that was asked
 * for is remembered before the SDK may leave (`rememberWanted`), and gone to once it is done (`settleAddress`).
 */
export function prepareAddress() {
  const linkCode = takeLinkCode(new URL(location.href));
  if (linkCode) {
    sessionStorage.setItem(LINK_CODE_KEY, linkCode.code);
    history.replaceState(null, "", linkCode.rest);
  }
  const address = new URL(location.href);
  const isReturn = isReturnFromLogin(address);
  const fromPhone = import.meta.env.MODE === "mock" && rememberPhone(address, sessionStorage);
  const isRefused = isConsentRefused(address);
  const target = (isReturn ? recallWanted() : null) ?? targetOf(address);

  // With the answer still in the address, the SDK would ask LINE again, and again.
  if (isRefused) history.replaceState(null, "", target);

  return {
    target,
    isConsentRefused: isRefused,
    needsLine: carriesLiffParameters(address) || fromPhone,
    // Whoever has just logged in at LINE, or holds the sample phone now, need not be who left the cookie.
    skipCookie: isReturn || fromPhone,

    rememberWanted() {
      const now = new URL(location.href);
      if (isReturnFromLogin(now)) return;
      localStorage.setItem(WANTED_KEY, JSON.stringify({ target: targetOf(now), at: Date.now() }));
    },

    settleAddress() {
      const now = new URL(location.href);
      history.replaceState(null, "", isReturnFromLogin(now) ? target : targetOf(now));
      localStorage.removeItem(WANTED_KEY);
    },
  };
}

/** The one-time code that stood in the address. */
export function recallLinkCode(): string {
  return sessionStorage.getItem(LINK_CODE_KEY) ?? "";
}

/** Once it is used, the code is nobody's business any more. */
export function forgetLinkCode(): void {
  sessionStorage.removeItem(LINK_CODE_KEY);
}

function recallWanted(): string | null {
  const stored = JSON.parse(localStorage.getItem(WANTED_KEY) ?? "null") as {
    target: string;
    at: number;
  } | null;
  return stored && Date.now() - stored.at < WANTED_MINUTES * 60_000 ? stored.target : null;
}
