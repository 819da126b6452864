import { createTokenSource, type TokenAnswer } from "./channelToken.ts";
import { type Call, callLine, deadline, type Fetch, type WireAnswer } from "./http.ts";

/** One channel, and where its Messaging API is. */
export interface ChannelOptions {
  apiBaseUrl: string;
  channelId: string;
  channelSecret: string;
  /** Used instead of stateless tokens when the channel has one. */
  accessToken?: string | undefined;
  fetch?: Fetch;
  /** The wall clock in UTC ms, for the age of a token. */
  now?: () => number;
}

export interface ChannelRequest {
  method: "GET" | "POST" | "DELETE";
  path: string;
  /** JSON, or the bytes of a picture with their type. */
  body?: string | { bytes: Uint8Array<ArrayBuffer>; type: string };
  headers?: Record<string, string>;
}

export type AuthorisedCall = (request: ChannelRequest) => Promise<WireAnswer>;

/**
 * Calls with the channel's token: ten seconds for everything, and one new token where LINE has just refused the one at
 * hand.
 * @param baseUrl where the calls go; the token is always asked of `apiBaseUrl`
 */
export function createAuthorisedCall(options: ChannelOptions, baseUrl = options.apiBaseUrl): AuthorisedCall {
  const call: Call = callLine(options.fetch ?? ((input, init) => fetch(input, init)));
  const tokens = createTokenSource({ ...options, call, now: options.now ?? Date.now });

  return async function callWithToken({ method, path, body, headers }) {
    const signal = deadline();
    const attempt = (token: string) =>
      call(`${baseUrl}${path}`, {
        method,
        signal,
        headers: { authorization: `Bearer ${token}`, ...typeOf(body), ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : body.bytes }),
      });
    const first = await tokens.get(signal);
    if (first.kind !== "token") return refusedToken(first);
    const answer = await attempt(first.token);
    if (answer.kind === "noAnswer" || answer.status !== 401) return answer;
    // A token may end in the middle of a call's life: one new one, once.
    const second = await tokens.renew(first.token, signal);
    if (second.kind !== "token") return refusedToken(second);
    return second.token === first.token ? answer : attempt(second.token);
  };
}

function typeOf(body: ChannelRequest["body"]): Record<string, string> {
  if (body === undefined) return {};
  return { "content-type": typeof body === "string" ? "application/json" : body.type };
}

/** Without a token nothing was sent: the refusal of the token stands for the refusal of the call. */
function refusedToken(answer: Exclude<TokenAnswer, { kind: "token" }>): WireAnswer {
  if (answer.kind === "noAnswer") return answer;
  const status = answer.status >= 500 || answer.status === 429 ? 503 : 401;
  return { kind: "answered", status, requestId: null, acceptedRequestId: null, json: null };
}
