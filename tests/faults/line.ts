// LINE in memory, as line-platform.md §2 has it: tokens, retry keys that are kept for 24 hours and answered with 409,
// a body that must not change, one unknown recipient that costs all the others, blocked people skipped in silence,
// a monthly quota. It counts; the products under test are the tables.
import type { Fetch } from "../../worker/line/http.ts";
import type { Life } from "./life.ts";

const KEY_KEPT_MS = 24 * 60 * 60 * 1000;
const REPLY_TOKEN_MS = 60_000;
const TOKEN_SECONDS = 900;

const REPLY = "/v2/bot/message/reply";

/** How LINE meets one call. */
export type Weather =
  | { kind: "status"; status: number; isAccepted?: boolean }
  /** Accepts, and the answer is no JSON. */
  | { kind: "garbage" }
  /** Nothing for as long as anybody waits; accepted or not. */
  | { kind: "silence"; isAccepted: boolean };

export interface Call {
  at: number;
  path: string;
  retryKey: string | null;
  body: string;
  life: Life;
}

/** What LINE took on, once per retry key. */
export interface Acceptance {
  at: number;
  retryKey: string;
  /** Everybody it was addressed to, in the order of the body. */
  to: string[];
  life: Life;
}

export interface LineOptions {
  clock: { now: number };
  weatherAt(call: Call): Weather | null;
  /** Before anything else is made of a message call. */
  onCall(call: Call): Promise<void>;
  onAccept(acceptance: Acceptance): Promise<void>;
}

/** A reply token: when its minute began, and what became of it. */
export interface ReplyToken {
  givenAt: number;
  calls: number[];
  acceptedAt: number | null;
}

interface KnownKey {
  firstAt: number;
  fingerprint: string;
  requestId: string | null;
}

export class LineInMemory {
  readonly friends = new Map<string, { isBlocked: boolean }>();
  /** Messages a month; null is a plan without a limit. */
  limit: number | null = null;
  used = 0;
  readonly violations: string[] = [];
  readonly acceptances: Acceptance[] = [];
  calls = 0;
  readonly replyTokens = new Map<string, ReplyToken>();
  readonly #options: LineOptions;
  readonly #keys = new Map<string, KnownKey>();
  readonly #tokens = new Map<string, number>();

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** Every token given out so far is worth nothing any more. */
  revokeTokens(): void {
    this.#tokens.clear();
  }

  /** LINE as one run of the Worker reaches it. */
  fetchOf(life: Life): Fetch {
    return (url, init) =>
      life.effect(
        "line",
        () => this.#answer(url, init, life),
        () => new TypeError("fetch failed"),
      );
  }

  async #answer(url: string, init: RequestInit, life: Life): Promise<Response> {
    const { clock, onCall, weatherAt } = this.#options;
    const headers = new Headers(init.headers);
    const call: Call = {
      at: clock.now,
      path: new URL(url).pathname,
      retryKey: headers.get("x-line-retry-key"),
      body: String(init.body ?? ""),
      life,
    };
    this.calls += 1;
    clock.now += 50;
    if (call.retryKey !== null) await onCall(call);
    if (call.path === REPLY) this.#tokenOf(call)?.calls.push(call.at);
    const weather = weatherAt(call);
    if (weather?.kind === "status" && !weather.isAccepted)
      return this.#refuse(weather.status, "out of order");
    if (weather?.kind === "silence" && !weather.isAccepted) return this.#beSilent(call);
    const answer = await this.#process(call, headers.get("authorization"));
    switch (weather?.kind) {
      case undefined:
        return answer;
      case "garbage":
        return answer.ok ? new Response("<html>", { status: 200 }) : answer;
      case "status":
        return this.#refuse(weather.status, "whatever came of it, this is the answer");
      case "silence":
        return this.#beSilent(call);
    }
  }

  /** Calls side by side are silent for the same ten seconds. */
  #beSilent({ at }: Call): never {
    const { clock } = this.#options;
    clock.now = Math.max(clock.now, at + 10_000);
    throw Object.assign(new Error("no answer"), { name: "TimeoutError" });
  }

  async #process(call: Call, authorization: string | null): Promise<Response> {
    if (call.path === "/oauth2/v3/token") return this.#issueToken();
    const token = authorization?.replace("Bearer ", "") ?? "";
    if ((this.#tokens.get(token) ?? 0) < call.at) return this.#refuse(401, "invalid token");
    switch (call.path) {
      case REPLY:
        return this.#reply(call);
      case "/v2/bot/message/push":
      case "/v2/bot/message/multicast":
        return this.#send(call);
      case "/v2/bot/message/validate/push":
      case "/v2/bot/message/validate/multicast":
        return Response.json({});
      case "/v2/bot/message/quota":
        return Response.json(this.limit === null ? { type: "none" } : { type: "limited", value: this.limit });
      case "/v2/bot/message/quota/consumption":
        return Response.json({ totalUsage: this.used });
      default:
        this.violations.push(`a call of ${call.path}`);
        return this.#refuse(404, "not found");
    }
  }

  #tokenOf({ body }: Call): ReplyToken | undefined {
    return this.replyTokens.get((JSON.parse(body) as { replyToken: string }).replyToken);
  }

  #reply(call: Call): Response {
    const token = this.#tokenOf(call);
    if (!token) this.violations.push("a reply without a token");
    if (!token || token.acceptedAt !== null || call.at - token.givenAt > REPLY_TOKEN_MS) {
      return this.#refuse(400, "Invalid reply token");
    }
    token.acceptedAt = call.at;
    return Response.json({ sentMessages: [] });
  }

  async #send({ at, path, retryKey, body, life }: Call): Promise<Response> {
    if (retryKey === null) {
      this.violations.push("a message without a retry key");
      return this.#refuse(400, "no retry key");
    }
    const fingerprint = `${path} ${body}`;
    const before = this.#keys.get(retryKey);
    const known = before && at - before.firstAt <= KEY_KEPT_MS ? before : null;
    if (known && known.fingerprint !== fingerprint) this.violations.push(`another body under ${retryKey}`);
    if (known?.requestId) {
      return this.#refuse(409, "The retry key is already accepted", {
        "x-line-accepted-request-id": known.requestId,
      });
    }
    const key = known ?? { firstAt: at, fingerprint, requestId: null };
    this.#keys.set(retryKey, key);
    const { to } = JSON.parse(body) as { to: string | string[] };
    const recipients = [to].flat();
    if (new Set(recipients).size < recipients.length) this.violations.push("somebody twice in one message");
    if (recipients.some((id) => !this.friends.has(id))) {
      this.#keys.delete(retryKey);
      return this.#refuse(400, "Failed to send messages");
    }
    const reached = recipients.filter((id) => !this.friends.get(id)?.isBlocked).length;
    if (this.limit !== null && this.used + reached > this.limit) {
      return this.#refuse(429, "You have reached your monthly limit.");
    }
    this.used += reached;
    key.requestId = `request-${this.calls}`;
    const acceptance = { at, retryKey, to: recipients, life };
    this.acceptances.push(acceptance);
    await this.#options.onAccept(acceptance);
    return Response.json({}, { headers: { "x-line-request-id": key.requestId } });
  }

  #issueToken(): Response {
    const token = `token-${this.calls}`;
    this.#tokens.set(token, this.#options.clock.now + TOKEN_SECONDS * 1000);
    return Response.json({ access_token: token, expires_in: TOKEN_SECONDS });
  }

  #refuse(status: number, message: string, headers: Record<string, string> = {}): Response {
    return Response.json({ message }, { status, headers });
  }
}
