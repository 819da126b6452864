import * as v from "valibot";
import { instant } from "../domain/shapes.ts";
import { wholeText } from "../domain/wholeText.ts";

// Only what the product needs of an event is read; everything else may change or appear without notice.
// Source: LINE, "Development guidelines": tolerate unknown events, properties and values.
const base = {
  webhookEventId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  timestamp: instant,
  mode: v.string(),
};
// In a group or a room others read along: nothing is answered there and nothing recorded.
const source = v.object({ type: v.literal("user"), userId: v.string() });
const replyable = { replyToken: v.string(), source };

const knownEvent = v.variant("type", [
  v.object({ type: v.literal("follow"), ...base, ...replyable }),
  v.object({ type: v.literal("unfollow"), ...base, source }),
  v.object({
    type: v.literal("message"),
    ...base,
    ...replyable,
    message: v.object({ type: v.string(), text: v.optional(wholeText, "") }),
  }),
  v.object({
    type: v.literal("postback"),
    ...base,
    ...replyable,
    // `params` comes with a picker: the day that was chosen.
    postback: v.object({
      data: wholeText,
      params: v.optional(v.object({ date: v.optional(v.string()) })),
    }),
  }),
]);

/** An event the product answers. */
export type LineEvent = v.InferOutput<typeof knownEvent>;
export type LineEventOf<Type extends LineEvent["type"]> = Extract<LineEvent, { type: Type }>;

/** What to do with an event: answer it, or leave it be. */
export type ReadEvent = { kind: "known"; event: LineEvent } | { kind: "ignored"; id: string; type: string };

const anyEvent = v.object({
  webhookEventId: v.optional(v.string(), ""),
  type: v.optional(v.string(), "unknown"),
});

/**
 * Reads an event from the queue. `standby` (another module is in control), unknown types, talk in groups and rooms
 * and malformed events are ignored: none of them has anybody waiting for our answer.
 */
export function readEvent(value: unknown): ReadEvent {
  const known = v.safeParse(knownEvent, value);
  if (known.success && known.output.mode === "active") return { kind: "known", event: known.output };
  const named = v.safeParse(anyEvent, value);
  const { webhookEventId, type } = named.success ? named.output : { webhookEventId: "", type: "malformed" };
  return { kind: "ignored", id: webhookEventId, type };
}
