import { createHash, randomBytes } from "node:crypto";

/** Seconds a LIFF access token lives. */
export const ACCESS_TOKEN_SECONDS = 12 * 60 * 60;
const CODE_LIFETIME_MS = 10 * 60 * 1000;

/** Logging in to the mini-app: authorization codes with PKCE, and the access tokens they are exchanged for. */
export interface Logins {
  /** The person at the browser, or null when nobody consents. */
  person: string | null;
  issueCode(userId: string, challenge: string | null): string;
  /** Spends the code; null when it is unknown, used, over or the verifier does not fit. */
  redeem(code: string, verifier: string | null): string | null;
  issueAccessToken(userId: string): string;
  /** Who holds the access token and the seconds it has left. */
  holderOf(accessToken: string): { userId: string; expiresInSeconds: number } | null;
  revoke(accessToken: string): void;
}

export function createLogins(now: () => number): Logins {
  const codes = new Map<string, { userId: string; challenge: string | null; issuedAt: number }>();
  const accessTokens = new Map<string, { userId: string; expiresAt: number }>();
  return {
    person: null,
    issueCode(userId, challenge) {
      const code = randomBytes(15).toString("base64url");
      codes.set(code, { userId, challenge, issuedAt: now() });
      return code;
    },
    redeem(code, verifier) {
      const entry = codes.get(code);
      codes.delete(code);
      if (entry === undefined || now() - entry.issuedAt > CODE_LIFETIME_MS) return null;
      if (entry.challenge !== null && entry.challenge !== challengeOf(verifier ?? "")) return null;
      return entry.userId;
    },
    issueAccessToken(userId) {
      const token = randomBytes(32).toString("base64url");
      accessTokens.set(token, { userId, expiresAt: now() + ACCESS_TOKEN_SECONDS * 1000 });
      return token;
    },
    holderOf(accessToken) {
      const entry = accessTokens.get(accessToken);
      if (entry === undefined || entry.expiresAt <= now()) return null;
      return { userId: entry.userId, expiresInSeconds: Math.floor((entry.expiresAt - now()) / 1000) };
    },
    revoke: (accessToken) => {
      accessTokens.delete(accessToken);
    },
  };
}

function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
