// What the address says when the app is opened, before the SDK has looked at it.

/** Whether LINE added something to the address that `liff.init` must see before any history change. */
export function carriesLiffParameters(address: URL): boolean {
  const names = [...address.searchParams.keys()];
  return (
    names.some(
      (name) => name.startsWith("liff.") || name.startsWith("liffClient") || name === "liffOAuth2Error",
    ) || /(^#|&)(access_token|context_token|id_token)=/.test(address.hash)
  );
}

/**
 * Whether the person said no to LINE's consent. Source: LINE Login, "Receiving an error response": `error` in the query
 * of the way back.
 */
export function isConsentRefused(address: URL): boolean {
  return isReturnFromLogin(address) && address.searchParams.get("error") === "access_denied";
}

/** Whether this is the way back from LINE's login page, which forgets the page that was asked for. */
export function isReturnFromLogin(address: URL): boolean {
  return address.searchParams.has("liffClientId");
}

/**
 * The page that is meant: `liff.state` where LINE put it there, otherwise the path itself; path and query, without
 * anything of LINE's. Used to load that page's code and data while the SDK is still busy.
 */
export function targetOf(address: URL): string {
  const state = address.searchParams.get("liff.state");
  const meant = state ? new URL(state.startsWith("/") ? state : `/${state}`, address.origin) : address;
  const query = new URLSearchParams(meant.search);
  for (const name of [...query.keys()]) {
    if (name.startsWith("liff")) query.delete(name);
  }
  if (isReturnFromLogin(meant)) {
    for (const name of ["code", "state", "error", "error_description"]) query.delete(name);
  }
  const text = query.toString();
  return meant.pathname + (text ? `?${text}` : "");
}

/**
 * Takes our own one-time code out of the address: the SDK would take a `code` there for one of LINE's login.
 * Null where there is none of ours.
 */
export function takeLinkCode(address: URL): { code: string; rest: string } | null {
  const code = address.searchParams.get("code");
  if (!code || !address.pathname.startsWith("/link") || isReturnFromLogin(address)) return null;
  const rest = new URL(address);
  rest.searchParams.delete("code");
  return { code, rest: rest.pathname + rest.search + rest.hash };
}
