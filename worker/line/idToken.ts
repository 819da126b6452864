import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import type { Config } from "../env.ts";

/** LINE's issuer, whichever host serves the login pages. Source: LINE Login, "Verify ID tokens". */
const ISSUER = "https://access.line.me";

/** LIFF has no nonce, so a stolen token could be replayed while it lives (1 h): only a fresh one is exchanged. */
const MAX_AGE_SECONDS = 10 * 60;
const CLOCK_TOLERANCE_SECONDS = 30;

const ABOUT_KEYS = [errors.JOSEError.code, errors.JWKSTimeout.code, errors.JWKSInvalid.code];

export type IdTokenResult =
  /** `issuedAt` is UTC ms. */
  | { kind: "verified"; lineUserId: string; issuedAt: number }
  /** `stale`: genuine but too old, a new login helps. `invalid`: not ours. `keysUnavailable`: LINE did not answer. */
  | { kind: "refused"; reason: "stale" | "invalid" | "keysUnavailable" };

// LINE's public keys, kept for the life of the isolate; jose fetches them again when an unknown key id appears.
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/** Verifies a LIFF ID token against LINE's published keys: ES256 only, our channel, recently issued. */
export async function verifyIdToken(token: string, config: Config): Promise<IdTokenResult> {
  const keys = keysOf(config);
  // Set before the look: jose asks for the keys at most twice a minute, so an unknown key may be LINE's newest.
  const mayNotAsk = keys.coolingDown;
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ["ES256"],
      issuer: [ISSUER, config.LINE_LOGIN_BASE_URL],
      audience: config.LINE_LOGIN_CHANNEL_ID,
      maxTokenAge: MAX_AGE_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ["sub", "exp", "iat"],
    });
    return typeof payload.sub === "string" && /^U[0-9a-f]{32}$/.test(payload.sub)
      ? { kind: "verified", lineUserId: payload.sub, issuedAt: (payload.iat ?? 0) * 1000 }
      : { kind: "refused", reason: "invalid" };
  } catch (error) {
    return { kind: "refused", reason: reasonOf(error, mayNotAsk) };
  }
}

function keysOf(config: Config): ReturnType<typeof createRemoteJWKSet> {
  const url = new URL("/oauth2/v2.1/certs", config.LINE_API_BASE_URL);
  const known = keySets.get(url.href);
  if (known) return known;
  const made = createRemoteJWKSet(url, { timeoutDuration: 5_000 });
  keySets.set(url.href, made);
  return made;
}

function reasonOf(error: unknown, mayNotAsk: boolean): "stale" | "invalid" | "keysUnavailable" {
  if (error instanceof errors.JWTExpired) return "stale";
  if (error instanceof errors.JWKSNoMatchingKey && mayNotAsk) return "keysUnavailable";
  // What is wrong with the published keys, or with fetching them, says nothing about the token.
  const isAboutToken = error instanceof errors.JOSEError && !ABOUT_KEYS.includes(error.code);
  return isAboutToken ? "invalid" : "keysUnavailable";
}
