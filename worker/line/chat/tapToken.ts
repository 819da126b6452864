import type { Config } from "../../env.ts";
import { keyedHash } from "../../people/keyedHash.ts";

export const TAP_TOKEN = /^[0-9a-f]{16}$/;

/** Whoever has the secret of the tokens. */
export interface TokenMaker {
  config: Pick<Config, "SESSION_SECRET">;
}

/**
 * What a button stands for, as LINE may carry it: a token of the person and the meaning, which says nothing without our
 * secret. Whoever answers a tap makes the tokens of all that can be meant now and looks for this one: a card of another
 * day or of another scale means nothing any more, and nothing has to be kept.
 */
export async function tapToken({ config }: TokenMaker, ...meaning: readonly string[]): Promise<string> {
  return (await keyedHash(config.SESSION_SECRET, `tap:${JSON.stringify(meaning)}`)).slice(0, 16);
}

/** Of what can be meant now, what the token stands for. */
export async function meantBy<T>(
  token: string,
  candidates: readonly T[],
  tokenOf: (candidate: T) => Promise<string>,
): Promise<T | undefined> {
  for (const candidate of candidates) if ((await tokenOf(candidate)) === token) return candidate;
  return undefined;
}
