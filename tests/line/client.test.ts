import { describe, expect, it } from "vitest";
import { createLineClient } from "../../worker/line/client.ts";
import type { Fetch } from "../../worker/line/http.ts";

interface Seen {
  url: string;
  headers: Record<string, string>;
  body: string;
}
type Reply = Response | Error;

let channels = 0;

/** A client of a channel of its own, so that no test meets another's token; replies are given by path. */
function clientWith(replies: Record<string, Reply[]>, options: { accessToken?: string } = {}) {
  channels += 1;
  const seen: Seen[] = [];
  const clock = { now: 0 };
  let tokens = 0;
  const fetch: Fetch = async (url, init) => {
    const { pathname } = new URL(url);
    seen.push({
      url: pathname,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: String(init.body ?? ""),
    });
    const reply = replies[pathname]?.shift();
    if (reply instanceof Error) throw reply;
    if (reply) return reply;
    if (pathname !== "/oauth2/v3/token") return Response.json({});
    tokens += 1;
    return Response.json({ access_token: `token-${tokens}`, expires_in: 899 });
  };
  const client = createLineClient({
    apiBaseUrl: "https://api.line.test",
    channelId: String(channels),
    channelSecret: "secret",
    fetch,
    now: () => clock.now,
    ...options,
  });
  const paths = () => seen.map((call) => call.url);
  return { client, seen, paths, clock };
}
const batch = { method: "push" as const, body: '{"to":"U1", "messages":[]}', retryKey: "key-1" };
const TOKEN = "/oauth2/v3/token";
const PUSH = "/v2/bot/message/push";

describe("tokens", () => {
  it("are asked for once and used for later calls", async () => {
    const { client, paths, seen } = clientWith({});
    await client.send(batch);
    await client.send(batch);
    expect(paths()).toEqual([TOKEN, PUSH, PUSH]);
    expect(seen.map((call) => call.headers.authorization)).toEqual([
      undefined,
      "Bearer token-1",
      "Bearer token-1",
    ]);
  });

  it("are not used in their last minute", async () => {
    const { client, paths, clock } = clientWith({});
    await client.send(batch);
    clock.now = (899 - 60) * 1000;
    await client.send(batch);
    expect(paths()).toEqual([TOKEN, PUSH, TOKEN, PUSH]);
  });

  it("refused are renewed once", async () => {
    const { client, paths } = clientWith({ [PUSH]: [new Response("", { status: 401 })] });
    expect(await client.send(batch)).toMatchObject({ kind: "answered", status: 200 });
    expect(paths()).toEqual([TOKEN, PUSH, TOKEN, PUSH]);
  });

  it("are asked for once by calls side by side, also when refused in the middle", async () => {
    const refused = () => new Response("", { status: 401 });
    const { client, paths } = clientWith({ [PUSH]: [refused(), refused(), refused()] });
    const answers = await Promise.all([client.send(batch), client.send(batch), client.send(batch)]);
    expect(answers).toMatchObject([{ status: 200 }, { status: 200 }, { status: 200 }]);
    expect(paths().filter((path) => path === TOKEN)).toHaveLength(2);
  });

  it("refused twice are an answer, not an endless loop", async () => {
    const refused = () => new Response("", { status: 401 });
    const { client } = clientWith({ [PUSH]: [refused(), refused()] });
    expect(await client.send(batch)).toMatchObject({ kind: "answered", status: 401 });
  });

  it("of the console are used as they are and never renewed", async () => {
    const { client, paths, seen } = clientWith(
      { [PUSH]: [new Response("", { status: 401 })] },
      { accessToken: "long" },
    );
    expect(await client.send(batch)).toMatchObject({ status: 401 });
    expect(paths()).toEqual([PUSH]);
    expect(seen[0]?.headers.authorization).toBe("Bearer long");
  });

  it.each([
    ["a wrong secret", new Response("", { status: 400 }), { kind: "answered", status: 401 }],
    ["LINE being unwell", new Response("", { status: 500 }), { kind: "answered", status: 503 }],
    ["no network", new TypeError("fetch failed"), { kind: "noAnswer", cause: "network" }],
  ])(
    "that cannot be had (%s) are the answer of the call, and nothing is sent",
    async (_name, reply, answer) => {
      const { client, paths } = clientWith({ [TOKEN]: [reply] });
      expect(await client.send(batch)).toMatchObject(answer);
      expect(paths()).toEqual([TOKEN]);
    },
  );
});

describe("a send", () => {
  it("carries the stored body byte for byte under its retry key", async () => {
    const { client, seen } = clientWith({});
    await client.send(batch);
    expect(seen[1]).toMatchObject({
      url: PUSH,
      body: batch.body,
      headers: { "x-line-retry-key": "key-1", "content-type": "application/json" },
    });
  });

  it("tells LINE's request ids and its explanation of a refusal", async () => {
    const headers = { "x-line-request-id": "second", "x-line-accepted-request-id": "first" };
    const reply = Response.json({ message: "The retry key is already accepted" }, { status: 409, headers });
    const { client } = clientWith({ [PUSH]: [reply] });
    expect(await client.send(batch)).toEqual({
      kind: "answered",
      status: 409,
      requestId: "second",
      acceptedRequestId: "first",
      message: "The retry key is already accepted",
      refusedRecipients: [],
    });
  });

  it.each([
    [
      "in its sentence",
      { message: "The property, to[1], in the request body is invalid (line: -, column: -)" },
      [1],
    ],
    [
      "in its details",
      {
        message: "The request body has 2 error(s)",
        details: [
          { message: "May not be empty", property: "to[0]" },
          { message: "invalid", property: "to[12]" },
        ],
      },
      [0, 12],
    ],
    ["not at all", { message: "Failed to send messages" }, []],
    [
      "among the messages only",
      { message: "bad", details: [{ property: "messages[0].text" }, null, "?"] },
      [],
    ],
  ])("tells which recipients LINE names (%s)", async (_where, body, refusedRecipients) => {
    const { client } = clientWith({ [PUSH]: [Response.json(body, { status: 400 })] });
    expect(await client.send(batch)).toMatchObject({ status: 400, refusedRecipients });
  });

  it.each([
    ["a timeout", Object.assign(new Error("late"), { name: "TimeoutError" }), "timeout"],
    ["a broken connection", new TypeError("fetch failed"), "network"],
  ])("%s is an answer too", async (_name, error, cause) => {
    const { client } = clientWith({ [PUSH]: [error] });
    expect(await client.send(batch)).toEqual({ kind: "noAnswer", cause });
  });
});

describe("a reply", () => {
  it("has the reply token in its body and no retry key, which LINE would refuse", async () => {
    const { client, seen } = clientWith({});
    await client.reply("reply-token", [{ type: "text", text: "記録しました。" }]);
    expect(seen[1]?.url).toBe("/v2/bot/message/reply");
    expect(JSON.parse(seen[1]?.body ?? "")).toEqual({
      replyToken: "reply-token",
      messages: [{ type: "text", text: "記録しました。" }],
    });
    expect(seen[1]?.headers["x-line-retry-key"]).toBeUndefined();
  });
});

describe("the quota", () => {
  const QUOTA = "/v2/bot/message/quota";
  const USED = "/v2/bot/message/quota/consumption";

  it.each([
    ["limited", Response.json({ type: "limited", value: 200 }), { kind: "known", limit: 200 }],
    ["without a limit", Response.json({ type: "none" }), { kind: "known", limit: null }],
    ["unknown when LINE does not say", new Response("<html>"), { kind: "unknown" }],
    ["unknown when LINE is unwell", new Response("", { status: 500 }), { kind: "unknown" }],
  ])("is %s", async (_name, reply, expected) => {
    expect(await clientWith({ [QUOTA]: [reply] }).client.quota()).toEqual(expected);
  });

  it("is used up as far as LINE says", async () => {
    const { client } = clientWith({ [USED]: [Response.json({ totalUsage: 151 })] });
    expect(await client.consumption()).toEqual({ kind: "known", used: 151 });
    expect(await clientWith({ [USED]: [new TypeError("down")] }).client.consumption()).toEqual({
      kind: "unknown",
    });
  });
});
