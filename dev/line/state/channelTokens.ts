import { randomBytes } from "node:crypto";

/** Seconds a stateless channel access token lives; LINE issues 15 minutes and says 899. */
export const STATELESS_TOKEN_SECONDS = 899;
const SHORT_LIVED_TOKEN_SECONDS = 30 * 24 * 60 * 60;

export interface ChannelTokens {
  issueStateless(channelId: string): string;
  issueShortLived(channelId: string): { token: string; expiresInSeconds: number };
  /** The channel a token speaks for, or null when it is unknown or over. */
  channelOf(token: string): string | null;
}

/** Channel access tokens; `longLived` maps tokens from the console to their channels. */
export function createChannelTokens(now: () => number, longLived: Map<string, string>): ChannelTokens {
  const issued = new Map<string, { channelId: string; expiresAt: number }>();
  const issue = (channelId: string, seconds: number) => {
    const token = randomBytes(32).toString("base64url");
    issued.set(token, { channelId, expiresAt: now() + seconds * 1000 });
    return token;
  };
  return {
    issueStateless: (channelId) => issue(channelId, STATELESS_TOKEN_SECONDS),
    issueShortLived: (channelId) => ({
      token: issue(channelId, SHORT_LIVED_TOKEN_SECONDS),
      expiresInSeconds: SHORT_LIVED_TOKEN_SECONDS,
    }),
    channelOf(token) {
      const entry = issued.get(token);
      if (entry !== undefined && now() < entry.expiresAt) return entry.channelId;
      return longLived.get(token) ?? null;
    },
  };
}
