import type { Call } from "./http.ts";

export type TokenAnswer =
  | { kind: "token"; token: string }
  | { kind: "refused"; status: number }
  | { kind: "noAnswer"; cause: "timeout" | "network" };

export interface TokenSource {
  get(signal: AbortSignal): Promise<TokenAnswer>;
  /** A token other than the one LINE has just refused, if there is one. */
  renew(refused: string, signal: AbortSignal): Promise<TokenAnswer>;
}

// A token is not used in its last minute: a call must not outlive it.
const SAFETY_MS = 60_000;

/**
 * Outlives requests, on purpose: the stateless tokens of this isolate by API address and channel. A token lives
 * 15 minutes and asking for one per message would double the calls. LINE sets no limit on how many are alive.
 */
const tokensOfThisIsolate = new Map<string, { token: string; usableUntil: number }>();

/** Stateless channel access tokens from id and secret, or the one long-lived token the channel was given. */
export function createTokenSource(options: {
  apiBaseUrl: string;
  channelId: string;
  channelSecret: string;
  accessToken?: string | undefined;
  call: Call;
  now: () => number;
}): TokenSource {
  const { apiBaseUrl, channelId, channelSecret, accessToken, call, now } = options;
  if (accessToken) {
    const given: TokenAnswer = { kind: "token", token: accessToken };
    return { get: async () => given, renew: async () => given };
  }
  const place = `${apiBaseUrl} ${channelId}`;
  // Calls side by side find out together that they need a token; one asks for all.
  let asking: Promise<TokenAnswer> | null = null;

  function issue(signal: AbortSignal): Promise<TokenAnswer> {
    asking ??= ask(signal).finally(() => {
      asking = null;
    });
    return asking;
  }

  async function ask(signal: AbortSignal): Promise<TokenAnswer> {
    const answer = await call(`${apiBaseUrl}/oauth2/v3/token`, {
      method: "POST",
      signal,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: channelId,
        client_secret: channelSecret,
      }).toString(),
    });
    if (answer.kind === "noAnswer") return answer;
    const { access_token: token, expires_in: seconds } = answer.json ?? {};
    if (answer.status !== 200) return { kind: "refused", status: answer.status };
    if (typeof token !== "string" || typeof seconds !== "number") return { kind: "refused", status: 502 };
    tokensOfThisIsolate.set(place, { token, usableUntil: now() + seconds * 1000 - SAFETY_MS });
    return { kind: "token", token };
  }

  return {
    get: async (signal) => {
      const known = tokensOfThisIsolate.get(place);
      return known && now() < known.usableUntil ? { kind: "token", token: known.token } : issue(signal);
    },
    renew: async (refused, signal) => {
      if (tokensOfThisIsolate.get(place)?.token === refused) tokensOfThisIsolate.delete(place);
      const known = tokensOfThisIsolate.get(place);
      return known ? { kind: "token", token: known.token } : issue(signal);
    },
  };
}
