import { Hono } from "hono";
import { checkMessages } from "../check/checkMessages.ts";
import { asArray, asText, type Json } from "../check/problem.ts";
import { checkSchema } from "../check/schema.ts";
import type { Core } from "../core.ts";
import type { Message, Via } from "../state/records.ts";
import type { SentMessages } from "../state/retryKeys.ts";
import { USER_ID_PATTERN } from "../state/users.ts";
import { type Ctx, readJson, refuse, refuseProblems, refuseProperty, type SimulatorEnv } from "./respond.ts";
import { type Sent, withRetryKey } from "./retryKey.ts";

const CHAT_ID_PATTERN = /^[UCR][0-9a-f]{32}$/;
const QUOTABLE = ["text", "textV2", "sticker", "image", "video"];
const VALIDATORS = ["reply", "push", "multicast", "narrowcast", "broadcast"];

/** Reply, push, multicast, broadcast and their validators. */
export function messageRoutes(): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.post("/reply", (c) => withMessages(c, "ReplyMessageRequest", (body) => reply(c, body)).response);
  app.post("/push", (c) =>
    withRetryKey(c, () => withMessages(c, "PushMessageRequest", (body) => push(c, body))),
  );
  app.post("/multicast", (c) =>
    withRetryKey(c, () => withMessages(c, "MulticastRequest", (body) => multicast(c, body))),
  );
  app.post("/broadcast", (c) =>
    withRetryKey(c, () => withMessages(c, "BroadcastRequest", (body) => broadcast(c, body))),
  );
  for (const kind of VALIDATORS) {
    app.post(
      `/validate/${kind}`,
      (c) => withMessages(c, "ValidateMessageRequest", () => withoutIds(c.json({}))).response,
    );
  }
  return app;
}

function withoutIds(response: Response): Sent {
  return { response, sentMessages: null };
}

function withMessages(c: Ctx, schema: string, send: (body: Json) => Sent): Sent {
  const read = readJson(c);
  if (read.kind === "refused") return withoutIds(read.response);
  // The messages have a check of their own with fuller limits; here the rest of the body.
  const { messages, ...rest } = (read.value ?? {}) as Json;
  const envelope = checkSchema(schema, { ...rest, messages: [{ type: "text", text: "-" }] });
  const problems = [...envelope, ...checkMessages(messages)];
  return problems.length > 0 ? withoutIds(refuseProblems(c, problems)) : send({ ...rest, messages });
}

function reply(c: Ctx, body: Json): Sent {
  const core = c.get("core");
  const use = core.replyTokens.use(String(body.replyToken));
  if (use.kind === "invalid") {
    core.violate("replyToken", use.reason);
    return withoutIds(refuse(c, 400, "Invalid reply token"));
  }
  if (use.eventType === "postback") core.records.tapLatencies.push(core.clock.now() - use.sentAt);
  const recipients = core.users.get(use.userId)?.blocked === true ? [] : [use.userId];
  return accept(c, body, "reply", recipients);
}

function push(c: Ctx, body: Json): Sent {
  const core = c.get("core");
  const to = asText(body.to) ?? "";
  if (!CHAT_ID_PATTERN.test(to)) return withoutIds(refuseProperty(c, "to"));
  if (core.users.get(to) === undefined) {
    core.violate("unknownRecipient", `push to ${to}`);
    return withoutIds(refuse(c, 400, "Failed to send messages"));
  }
  return sendCounted(c, body, "push", [to]);
}

function multicast(c: Ctx, body: Json): Sent {
  const core = c.get("core");
  const to = asArray(body.to).map(String);
  const malformed = to.findIndex((id) => !USER_ID_PATTERN.test(id));
  if (malformed !== -1) return withoutIds(refuseProperty(c, `to[${malformed}]`));
  const unique = [...new Set(to)];
  if (unique.length < to.length) core.violate("repeatedRecipient", "multicast names a user twice");
  for (const id of unique) {
    if (core.users.get(id) === undefined) core.violate("unknownRecipient", `multicast to ${id}`);
  }
  return sendCounted(c, body, "multicast", unique);
}

function broadcast(c: Ctx, body: Json): Sent {
  const friends = c
    .get("core")
    .users.all()
    .filter(({ friend }) => friend);
  return sendCounted(
    c,
    body,
    "broadcast",
    friends.map(({ userId }) => userId),
  );
}

function sendCounted(c: Ctx, body: Json, via: Via, to: string[]): Sent {
  const core = c.get("core");
  const reached = to.filter((userId) => core.users.isReachable(userId));
  if (!core.quota.spend(reached.length))
    return withoutIds(refuse(c, 429, "You have reached your monthly limit."));
  return accept(c, body, via, reached);
}

function accept(c: Ctx, body: Json, via: Via, reached: string[]): Sent {
  const core = c.get("core");
  const messages = body.messages as Message[];
  for (const userId of reached) {
    core.records.deliver({
      userId,
      messages,
      via,
      requestId: c.get("requestId"),
      retryKey: c.req.header("x-line-retry-key") ?? null,
      silent: body.notificationDisabled === true,
      at: core.clock.now(),
      wallAt: core.clock.wall(),
    });
  }
  if (via === "multicast" || via === "broadcast") return withoutIds(c.json({}));
  const sentMessages = messages.map((message) => toSentMessage(core, message));
  return { response: c.json({ sentMessages }), sentMessages };
}

let lastMessageId = 461_230_966_842_064_896n;

function toSentMessage(core: Core, message: Message): SentMessages[number] {
  lastMessageId += 1n;
  const id = String(lastMessageId);
  return QUOTABLE.includes(message.type) ? { id, quoteToken: `q${core.clock.now()}-${id}` } : { id };
}
