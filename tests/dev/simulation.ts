import { randomUUID } from "node:crypto";
import { createLineSimulator, type LineSimulator, type SimulatorOptions } from "../../dev/line/index.ts";

export const USER_A = `U${"a".repeat(32)}`;
export const USER_B = `U${"b".repeat(32)}`;
export const STRANGER = `U${"9".repeat(32)}`;
export const HELLO = { type: "text", text: "こんにちは" };

/** A simulator with two friends and a token, on a clock that a test moves with `clock.advance`. */
export async function startSimulator(options: Partial<SimulatorOptions> = {}): Promise<LineSimulator> {
  const simulator = await createLineSimulator({
    channelId: "1000000001",
    channelSecret: "channel-secret",
    loginChannelId: "2000000002",
    loginChannelSecret: "login-secret",
    liffId: "2000000002-abcdefgh",
    channelAccessToken: "token",
    ...options,
  });
  simulator.addUser({ userId: USER_A, name: "青木", friend: true });
  simulator.addUser({ userId: USER_B, name: "馬場", friend: true });
  return simulator;
}

interface Sending {
  token?: string;
  retryKey?: string;
  contentType?: string;
}

/** POSTs to the Messaging API as a bot would. */
export async function post(
  simulator: LineSimulator,
  path: string,
  body: unknown,
  { token = "token", retryKey, contentType = "application/json" }: Sending = {},
): Promise<{ status: number; headers: Headers; json: { message?: string } & Record<string, unknown> }> {
  const response = await fetch(`${simulator.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": contentType,
      authorization: `Bearer ${token}`,
      ...(retryKey === undefined ? {} : { "x-line-retry-key": retryKey }),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    json: response.status === 204 ? {} : await response.json(),
  };
}

export function push(simulator: LineSimulator, to: string, sending: Sending & { messages?: unknown[] } = {}) {
  const { messages = [HELLO], ...rest } = sending;
  return post(simulator, "/v2/bot/message/push", { to, messages }, rest);
}

export function multicast(simulator: LineSimulator, to: string[], sending: Sending = {}) {
  return post(simulator, "/v2/bot/message/multicast", { to, messages: [HELLO] }, sending);
}

export function reply(simulator: LineSimulator, replyToken: string, sending: Sending = {}) {
  return post(simulator, "/v2/bot/message/reply", { replyToken, messages: [HELLO] }, sending);
}

export const newKey = randomUUID;
