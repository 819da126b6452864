import { carriesLiffParameters, isReturnFromLogin, takeLinkCode, targetOf } from "./entry.ts";
import { rememberPhone } from "./samplePhoneAddress.ts";

const WANTED_KEY = "wanted";
const LINK_CODE_KEY = "linkCode";
const WANTED_MINUTES = 10;

/**
 * Reads the address before the SDK does. LINE's login page leads back to the front page only, so the page that was
 * asked for is remembered meanwhile; `settleAddress` goes there once the SDK is done with the address.
 */
export function prepareAddress() {
  const linkCode = takeLinkCode(new URL(location.href));
  if (linkCode) {
    sessionStorage.setItem(LINK_CODE_KEY, linkCode.code);
    history.replaceState(null, "", linkCode.rest);
  }
  const address = new URL(location.href);
  const skipCookie = import.meta.env.MODE === "mock" && rememberPhone(address, sessionStorage);
  const isReturn = isReturnFromLogin(address);
  const target = (isReturn ? recallWanted() : null) ?? targetOf(address);
  if (!isReturn) localStorage.setItem(WANTED_KEY, JSON.stringify({ target, at: Date.now() }));

  return {
    target,
    needsLine: carriesLiffParameters(address) || skipCookie,
    skipCookie,
    settleAddress() {
      const wanted = isReturn ? target : targetOf(new URL(location.href));
      history.replaceState(null, "", wanted);
    },
  };
}

/** The one-time code that stood in the address, once. */
export function recallLinkCode(): string {
  return sessionStorage.getItem(LINK_CODE_KEY) ?? "";
}

function recallWanted(): string | null {
  const stored = JSON.parse(localStorage.getItem(WANTED_KEY) ?? "null") as {
    target: string;
    at: number;
  } | null;
  localStorage.removeItem(WANTED_KEY);
  return stored && Date.now() - stored.at < WANTED_MINUTES * 60_000 ? stored.target : null;
}
