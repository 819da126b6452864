import { afterEach, beforeEach, expect, it } from "vitest";
import type { LineSimulator } from "../../dev/line/index.ts";
import { HELLO, multicast, post, push, STRANGER, startSimulator, USER_A, USER_B } from "./simulation.ts";

let simulator: LineSimulator;
beforeEach(async () => {
  simulator = await startSimulator({ quota: 3 });
});
afterEach(() => simulator.close());

it("delivers a push, with a request id and the ids of the sent messages", async () => {
  const { status, headers, json } = await push(simulator, USER_A);
  expect(status).toBe(200);
  expect(headers.get("x-line-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(json).toEqual({ sentMessages: [{ id: expect.any(String), quoteToken: expect.any(String) }] });
  expect(simulator.inbox(USER_A)).toMatchObject([{ via: "push", messages: [HELLO] }]);
});

it("delivers a multicast to each, and answers an empty object", async () => {
  expect((await multicast(simulator, [USER_A, USER_B])).json).toEqual({});
  expect(simulator.messagesPerOccasion().map(({ count }) => count)).toEqual([1, 1]);
});

it("refuses a missing, foreign or expired token with 401", async () => {
  expect((await push(simulator, USER_A, { token: "wrong" })).status).toBe(401);
  const issued = await post(
    simulator,
    "/oauth2/v3/token",
    "grant_type=client_credentials&client_id=1000000001&client_secret=channel-secret",
    { contentType: "application/x-www-form-urlencoded" },
  );
  expect(issued.json).toMatchObject({ token_type: "Bearer", expires_in: 899 });
  const token = String(issued.json.access_token);
  expect((await push(simulator, USER_A, { token })).status).toBe(200);
  simulator.clock.advance(900_000);
  expect((await push(simulator, USER_A, { token })).status).toBe(401);
});

it("issues no token for a wrong secret", async () => {
  const form = "grant_type=client_credentials&client_id=1000000001&client_secret=guess";
  const answer = await post(simulator, "/oauth2/v3/token", form, {
    contentType: "application/x-www-form-urlencoded",
  });
  expect(answer).toMatchObject({ status: 400, json: { error: "invalid_client" } });
});

it("names every problem of a bad message and delivers nothing", async () => {
  const { status, json } = await push(simulator, USER_A, {
    messages: [{ type: "text" }, { type: "letter" }],
  });
  expect(status).toBe(400);
  expect(json).toMatchObject({
    message: "The request body has 2 error(s)",
    details: [{ property: "messages[0].text" }, { property: "messages[1].type" }],
  });
  expect(simulator.deliveries).toEqual([]);
  expect(simulator.violations).toMatchObject([{ rule: "invalidRequest" }]);
});

it("refuses what is no JSON, no object, or above 2 MB", async () => {
  expect((await post(simulator, "/v2/bot/message/push", "{")).status).toBe(400);
  expect((await post(simulator, "/v2/bot/message/push", "null")).status).toBe(400);
  expect((await post(simulator, "/v2/bot/message/push", "{}", { contentType: "text/plain" })).status).toBe(
    415,
  );
  expect((await post(simulator, "/v2/bot/message/push", " ".repeat(2_200_000))).status).toBe(413);
});

it("gives nobody a multicast that has one malformed id", async () => {
  const { status, json } = await multicast(simulator, [USER_A, "Utypo"]);
  expect(status).toBe(400);
  expect(json.message).toContain("The property, to[1], in the request body is invalid");
  expect(simulator.deliveries).toEqual([]);
});

it("refuses a multicast to nobody or to 501", async () => {
  expect((await multicast(simulator, [])).status).toBe(400);
  expect((await multicast(simulator, Array(501).fill(USER_A))).status).toBe(400);
});

it("drops who blocked the bot silently, uncounted", async () => {
  await simulator.unfollow(USER_B);
  expect((await push(simulator, USER_B)).status).toBe(200);
  expect((await multicast(simulator, [USER_A, USER_B])).status).toBe(200);
  expect(simulator.inbox(USER_B)).toEqual([]);
  expect(simulator.quota.used()).toBe(1);
});

it("refuses a push to an unknown person, skips one in a multicast and notes both", async () => {
  expect(await push(simulator, STRANGER)).toMatchObject({
    status: 400,
    json: { message: "Failed to send messages" },
  });
  expect((await multicast(simulator, [USER_A, STRANGER])).status).toBe(200);
  expect(simulator.inbox(USER_A)).toHaveLength(1);
  expect(simulator.violations.map(({ rule }) => rule)).toEqual(["unknownRecipient", "unknownRecipient"]);
});

it("reaches one who is no friend for a week after they wrote", async () => {
  simulator.addUser({ userId: STRANGER, name: "来訪者", friend: false });
  await push(simulator, STRANGER);
  expect(simulator.inbox(STRANGER)).toEqual([]);
  await simulator.text(STRANGER, "こんにちは");
  await push(simulator, STRANGER);
  expect(simulator.inbox(STRANGER)).toHaveLength(1);
});

it("sends nothing when the month does not allow all of it", async () => {
  await multicast(simulator, [USER_A, USER_B]);
  const answer = await multicast(simulator, [USER_A, USER_B]);
  expect(answer).toMatchObject({ status: 429, json: { message: "You have reached your monthly limit." } });
  expect(simulator.inbox(USER_A)).toHaveLength(1);
  const authorization = { headers: { authorization: "Bearer token" } };
  const quota = await fetch(`${simulator.url}/v2/bot/message/quota`, authorization);
  const used = await fetch(`${simulator.url}/v2/bot/message/quota/consumption`, authorization);
  expect(await quota.json()).toEqual({ type: "limited", value: 3 });
  expect(await used.json()).toEqual({ totalUsage: 2 });
});

it("starts the count anew in the next month of Tokyo", async () => {
  simulator.clock.setWall(Date.parse("2026-10-31T14:59:00Z"));
  await multicast(simulator, [USER_A, USER_B]);
  simulator.clock.advance(60_000);
  expect(simulator.quota.used()).toBe(0);
});

it("limits the rate of one endpoint and lets it recover", async () => {
  simulator.rates.set("push", { limit: 1, windowMs: 60_000 });
  expect((await push(simulator, USER_A)).status).toBe(200);
  expect(await push(simulator, USER_A)).toMatchObject({
    status: 429,
    json: { message: "The API rate limit has been exceeded. Try again later." },
  });
  expect((await multicast(simulator, [USER_A])).status).toBe(200);
  simulator.clock.advance(60_000);
  expect((await push(simulator, USER_A)).status).toBe(200);
});

it("validates messages without sending them", async () => {
  expect((await post(simulator, "/v2/bot/message/validate/push", { messages: [HELLO] })).status).toBe(200);
  expect((await post(simulator, "/v2/bot/message/validate/reply", { messages: [] })).status).toBe(400);
  expect(simulator.deliveries).toEqual([]);
});
