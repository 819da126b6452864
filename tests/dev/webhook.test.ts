import { afterEach, expect, it } from "vitest";
import { type LineSimulator, signatureOf, type WebhookEvent } from "../../dev/line/index.ts";
import { reply, startSimulator, USER_A } from "./simulation.ts";
import { startReceiver } from "./webhookReceiver.ts";

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function connect(answer?: Parameters<typeof startReceiver>[0]) {
  const receiver = await startReceiver(answer);
  const simulator = await startSimulator({ webhookUrl: receiver.url });
  closing.push(simulator.close, receiver.close);
  return { simulator, received: receiver.received };
}

async function tapToken(simulator: LineSimulator, received: Awaited<ReturnType<typeof connect>>["received"]) {
  await simulator.postback(USER_A, "open");
  return String(received.at(-1)?.events[0]?.replyToken);
}

function dataOf({ events }: { events: WebhookEvent[] }): unknown {
  return (events[0]?.postback as { data: string } | undefined)?.data;
}

it("signs as LINE's published example does", () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  expect(signatureOf(body, "8c570fa6dd201bb328f1c1eac23a96d8")).toBe(
    "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=",
  );
});

it("sends signed events with a ULID, an envelope and a reply token", async () => {
  const { simulator, received } = await connect();
  expect(await simulator.postback(USER_A, "grade:1")).toMatchObject({ kind: "ok", status: 200 });
  const { body, signature, events } = received[0] ?? { body: "" };
  expect(signature).toBe(signatureOf(body, "channel-secret"));
  expect(events).toEqual([
    {
      type: "postback",
      mode: "active",
      source: { type: "user", userId: USER_A },
      postback: { data: "grade:1" },
      timestamp: expect.any(Number),
      webhookEventId: expect.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
      deliveryContext: { isRedelivery: false },
      replyToken: expect.any(String),
    },
  ]);
});

it("gives an unfollow and a standby event no reply token", async () => {
  const { simulator, received } = await connect();
  await simulator.unfollow(USER_A);
  await simulator.send({ type: "message", mode: "standby", source: { type: "user", userId: USER_A } });
  expect(received.map(({ events }) => events[0]?.replyToken)).toEqual([undefined, undefined]);
});

it("tells a follow from an unblocking", async () => {
  const { simulator, received } = await connect();
  await simulator.follow(USER_A);
  await simulator.unfollow(USER_A);
  await simulator.follow(USER_A);
  expect(received.map(({ events }) => events[0]?.follow)).toEqual([
    { isUnblocked: false },
    undefined,
    { isUnblocked: true },
  ]);
});

it("takes a reply token once, and measures the tap", async () => {
  const { simulator, received } = await connect();
  const token = await tapToken(simulator, received);
  simulator.clock.advance(300);
  expect((await reply(simulator, token)).status).toBe(200);
  expect(await reply(simulator, token)).toMatchObject({
    status: 400,
    json: { message: "Invalid reply token" },
  });
  expect(simulator.inbox(USER_A)).toMatchObject([{ via: "reply" }]);
  expect(simulator.tapLatencies).toHaveLength(1);
  expect(simulator.tapLatencies[0]).toBeGreaterThanOrEqual(300);
  expect(simulator.quota.used()).toBe(0);
});

it("takes a reply token for a minute", async () => {
  const { simulator, received } = await connect();
  const token = await tapToken(simulator, received);
  simulator.clock.advance(61_000);
  expect((await reply(simulator, token)).status).toBe(400);
  expect(simulator.violations).toMatchObject([{ rule: "replyToken", detail: "expired" }]);
});

it("redelivers what was not answered with 2xx: same id, same token, marked", async () => {
  const { simulator, received } = await connect(
    (count) => new Response(null, { status: count < 3 ? 500 : 200 }),
  );
  simulator.webhook.redelivery = { enabled: true, delayMs: 5, times: 5 };
  expect(await simulator.postback(USER_A, "a")).toMatchObject({ kind: "error_status_code", status: 500 });
  await simulator.webhook.settled();
  const events = received.map(({ events }) => events[0]);
  expect(events.map((event) => event?.deliveryContext.isRedelivery)).toEqual([false, true, true]);
  expect(new Set(events.map((event) => event?.webhookEventId)).size).toBe(1);
  expect(new Set(events.map((event) => event?.replyToken)).size).toBe(1);
});

it("does not redeliver unless told to", async () => {
  const { simulator, received } = await connect(() => new Response(null, { status: 500 }));
  await simulator.postback(USER_A, "a");
  await simulator.webhook.settled();
  expect(received).toHaveLength(1);
});

it("counts an answer that comes too late as request_timeout", async () => {
  const { simulator } = await connect(() => "noAnswer");
  expect(simulator.webhook.timeoutMs).toBe(2000);
  simulator.webhook.timeoutMs = 50;
  expect(await simulator.postback(USER_A, "a")).toMatchObject({ kind: "request_timeout" });
});

it("can forge, omit and duplicate", async () => {
  const { simulator, received } = await connect();
  simulator.webhook.addFault({ webhook: "forgedSignature", times: 1 });
  simulator.webhook.addFault({ webhook: "noSignature", times: 1 });
  simulator.webhook.addFault({ webhook: "duplicate", times: 1 });
  for (const data of ["1", "2", "3", "4"]) await simulator.postback(USER_A, data);
  expect(received.map(dataOf)).toEqual(["1", "2", "3", "3", "4"]);
  expect(received[0]?.signature).not.toBe(signatureOf(received[0]?.body ?? "", "channel-secret"));
  expect(received[1]?.signature).toBeNull();
  expect(received[3]?.body).toBe(received[2]?.body);
});

it("can hold events back and send the newest first", async () => {
  const { simulator, received } = await connect();
  simulator.webhook.addFault({ webhook: "reorder", times: 2 });
  expect(await simulator.postback(USER_A, "1")).toEqual({ kind: "held" });
  expect(await simulator.postback(USER_A, "2")).toMatchObject({ kind: "ok" });
  expect(received.map(dataOf)).toEqual(["2", "1"]);
});

it("tests the endpoint with an empty list of events", async () => {
  const { simulator, received } = await connect();
  const response = await fetch(`${simulator.url}/v2/bot/channel/webhook/test`, {
    method: "POST",
    headers: { authorization: "Bearer token" },
  });
  expect(await response.json()).toMatchObject({ success: true, statusCode: 200, reason: "OK" });
  expect(received[0]?.events).toEqual([]);
});
