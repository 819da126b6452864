import { type Context, cityNow, composeContext, composeLine } from "../context.ts";
import type { Bindings, Config } from "../env.ts";
import { log, logFailure } from "../log.ts";
import { retryDelaySeconds } from "../queueRetries.ts";
import { answer } from "./chat/answer.ts";
import type { LineClient } from "./client.ts";
import { type LineEvent, readEvent } from "./events.ts";
import { finishEvent, releaseEvent, takeEvent } from "./takeEvent.ts";

const SECONDS_UNTIL_LOOKING_AGAIN = 3;
/** Below the six connections that a Worker may have open; their writes go one by one, being of one client. */
const LANES = 5;

/**
 * Consumes webhook events from the queue, several at a time. Each stands alone: a failing one never costs the others
 * theirs.
 */
export async function answerEvents(
  batch: MessageBatch<unknown>,
  bindings: Bindings,
  config: Config,
): Promise<void> {
  const context = composeContext(config, await cityNow(bindings), { kind: "system" });
  const line = composeLine(config);
  const waiting = [...batch.messages];
  const lane = async () => {
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      await answerOne(message, { context, config, line });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function answerOne(
  message: Message<unknown>,
  { context, config, line }: { context: Context; config: Config; line: LineClient },
): Promise<void> {
  const started = Date.now();
  const read = readEvent(message.body);
  if (read.kind === "ignored") {
    log({ kind: "event", eventId: read.id, type: read.type, outcome: "ignored", ms: 0 });
    return message.ack();
  }
  const { event } = read;
  const done = (outcome: string, extra: { lineRequestId?: string | null; lineStatus?: number } = {}) =>
    log({
      kind: "event",
      eventId: event.webhookEventId,
      type: event.type,
      outcome,
      ms: Date.now() - started,
      ...extra,
    });
  try {
    const taking = await takeEvent(context, event, started);
    if (taking.kind === "alreadyDone") {
      done("seenBefore");
      return message.ack();
    }
    if (taking.kind === "beingWorkedOn") {
      done("elsewhere");
      return message.retry({ delaySeconds: SECONDS_UNTIL_LOOKING_AGAIN });
    }
    const messages = await answer({ context, config }, event);
    const replied = messages && "replyToken" in event ? await reply(line, event, messages) : {};
    await finishEvent(context, event);
    done("answered", replied);
    message.ack();
  } catch (error) {
    done("failed");
    logFailure(`event.${event.type}`, error, { eventId: event.webhookEventId });
    // Where this fails too, the lease runs out by itself.
    await releaseEvent(context, event).catch(() => undefined);
    message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
  }
}

/**
 * Replies once. A reply has no retry key, so one whose answer was lost may have arrived and is not tried again; what
 * the tap asked for is recorded either way.
 */
async function reply(
  line: LineClient,
  event: Extract<LineEvent, { replyToken: string }>,
  messages: NonNullable<Awaited<ReturnType<typeof answer>>>,
): Promise<{ lineRequestId?: string | null; lineStatus?: number }> {
  const said = await line.reply(event.replyToken, messages);
  return said.kind === "answered"
    ? { lineRequestId: said.requestId, lineStatus: said.status }
    : { lineStatus: 0 };
}
