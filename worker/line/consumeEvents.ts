import { log, logFailure } from "../log.ts";
import { retryDelaySeconds } from "../queueRetries.ts";
import { answer } from "./chat/answer.ts";
import type { Message as LineMessage } from "./chat/bubble.ts";
import type { ChatServices } from "./chat/services.ts";
import type { LineClient } from "./client.ts";
import { type LineEvent, readEvent } from "./events.ts";
import { type ReplyClock, type ReplyEnd, replyInTime } from "./replyInTime.ts";
import { finishEvent, keepEvent, releaseEvent, takeEvent } from "./takeEvent.ts";

const SECONDS_UNTIL_LOOKING_AGAIN = 3;
/** Below the six connections that a Worker may have open; their writes go one by one, being of one client. */
const LANES = 5;

export interface EventParts {
  services: ChatServices;
  line: Pick<LineClient, "reply">;
  clock: ReplyClock;
}

/** An event that is in our hands. */
interface Turn {
  message: Message<unknown>;
  event: LineEvent;
  startedAt: number;
}

/**
 * Consumes messages with webhook events, several at a time. Each stands alone: a failing one never costs the others
 * theirs. What an event asks for is done first; its reply may have to wait for LINE and holds up no other event. One
 * that dies before it is finished comes again, finds its effect recorded and is answered from that.
 */
export async function consumeEvents(messages: readonly Message<unknown>[], parts: EventParts): Promise<void> {
  const waiting = [...messages];
  const endings: Promise<unknown>[] = [];
  const lane = async () => {
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      const conclude = await begin(message, parts);
      if (conclude) endings.push(conclude());
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await Promise.all(endings);
}

/** Does what an event asks for. @returns what is left to do, where it was ours */
async function begin(
  message: Message<unknown>,
  parts: EventParts,
): Promise<(() => Promise<void>) | undefined> {
  const read = readEvent(message.body);
  if (read.kind === "ignored") {
    log({ kind: "event", eventId: read.id, type: read.type, outcome: "ignored", ms: 0 });
    message.ack();
    return undefined;
  }
  const { services, clock } = parts;
  const { event } = read;
  const turn = { message, event, startedAt: clock.now() };
  return orGiveBack(turn, parts, async () => {
    const taking = await takeEvent(services.context, event, turn.startedAt);
    switch (taking.kind) {
      case "alreadyDone":
        logTurn(turn, parts, "seenBefore");
        message.ack();
        return undefined;
      case "beingWorkedOn":
        logTurn(turn, parts, "elsewhere");
        message.retry({ delaySeconds: SECONDS_UNTIL_LOOKING_AGAIN });
        return undefined;
      case "taken": {
        const words = await answer(services, event);
        return () => orGiveBack(turn, parts, () => replyAndFinish(turn, words, parts));
      }
    }
  });
}

async function replyAndFinish(turn: Turn, words: LineMessage[] | null, parts: EventParts): Promise<void> {
  const { message, event } = turn;
  const { context } = parts.services;
  const { line, clock } = parts;
  const reply =
    words && "replyToken" in event
      ? await replyInTime(
          line,
          { replyToken: event.replyToken, messages: words, receivedAt: message.timestamp.getTime() },
          // Where it fails, somebody else may take the event up meanwhile: the token works once all the same.
          { ...clock, onWait: () => keepEvent(context, event, clock.now()).catch(() => undefined) },
        )
      : null;
  await finishEvent(context, event);
  logTurn(turn, parts, "answered", reply);
  message.ack();
}

/** Runs a part of a turn; where it fails, the event is free again and comes later. */
async function orGiveBack<T>(turn: Turn, parts: EventParts, work: () => Promise<T>): Promise<T | undefined> {
  const { message, event } = turn;
  try {
    return await work();
  } catch (error) {
    logTurn(turn, parts, "failed");
    logFailure(`event.${event.type}`, error, { eventId: event.webhookEventId });
    // Where this fails too, the lease runs out by itself.
    await releaseEvent(parts.services.context, event).catch(() => undefined);
    message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
    return undefined;
  }
}

function logTurn(
  { event, startedAt }: Turn,
  { clock }: EventParts,
  outcome: string,
  reply?: ReplyEnd | null,
): void {
  log({
    kind: "event",
    eventId: event.webhookEventId,
    type: event.type,
    outcome,
    ms: clock.now() - startedAt,
    ...(reply ? { reply: reply.kind, lineRequestId: reply.lineRequestId, lineStatus: reply.lineStatus } : {}),
  });
}
