import { classifyAnswer } from "../domain/outcome.ts";
import type { LineClient } from "./client.ts";

/** LINE takes a reply token for a minute after the webhook; the last call needs some of it. */
const TOKEN_LIFE_MS = 55_000;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 8_000;

export interface ReplyClock {
  /** The wall clock, UTC ms. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** From 0 up to, and without, 1: spreads the repeats of many. */
  chance(): number;
}

export interface ReplyEnd {
  /**
   * `answered`: LINE has it, at this attempt or at one whose answer was lost. `refused`: LINE takes neither token nor
   * words. `late`: the token's minute is over.
   */
  kind: "answered" | "refused" | "late";
  lineStatus: number;
  lineRequestId: string | null;
}

/**
 * Replies, again and again while LINE is unwell and the token is worth something. A token works once: a repeat of what
 * has arrived is refused with 400 and doubles nothing.
 * @param receivedAt when the webhook came, UTC ms of the wall clock
 * @param onWait called before each repeat
 */
export async function replyInTime(
  line: Pick<LineClient, "reply">,
  reply: { replyToken: string; messages: Parameters<LineClient["reply"]>[1]; receivedAt: number },
  { now, sleep, chance, onWait }: ReplyClock & { onWait?: () => Promise<void> },
): Promise<ReplyEnd> {
  let mayHaveArrived = false;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const said = await line.reply(reply.replyToken, reply.messages);
    const facts =
      said.kind === "answered"
        ? { lineStatus: said.status, lineRequestId: said.requestId }
        : { lineStatus: 0, lineRequestId: null };
    const verdict = classifyAnswer(said);
    if (verdict.kind === "accepted") return { kind: "answered", ...facts };
    if (verdict.kind === "failed") {
      return { kind: mayHaveArrived && facts.lineStatus === 400 ? "answered" : "refused", ...facts };
    }
    mayHaveArrived ||= verdict.kind === "retry" && verdict.reason !== "credentials";
    // Not all at once again.
    const pause = wait * (0.5 + chance());
    if (now() + pause > reply.receivedAt + TOKEN_LIFE_MS) return { kind: "late", ...facts };
    await sleep(pause);
    await onWait?.();
  }
}
