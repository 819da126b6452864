// 命令どおり: evenings that went as ordered, confirmed with a tap.
import { todayOf } from "../../context.ts";
import type { CivilDate } from "../../domain/civilDate.ts";
import { confirmedEvenings } from "../../overtime/ownActs.ts";
import { recordResults } from "../../overtime/recordResults.ts";
import { unconfirmedOrders } from "../../overtime/unconfirmedOrders.ts";
import type { Caller } from "../../people/callerOf.ts";
import { liffUrl, type Message, sentence, sentenceWithChoices, sentenceWithPage } from "./bubble.ts";
import { asOrderedTap } from "./dutyTap.ts";
import { confirmedText, OVERTIME_WORDS, resultsText } from "./overtimeWords.ts";
import type { ChatServices } from "./services.ts";

/** Asks whether all evenings went as ordered; where answers are kept off LINE, says where to answer. */
export function askAsOrdered({ context, config }: ChatServices, days: number): Message {
  const times = { label: OVERTIME_WORDS.times, url: liffUrl(config.LIFF_ID, "/overtime") };
  if (config.LINE_CONTENT === "minimal") {
    return sentenceWithPage(resultsText(days), { ...times, label: OVERTIME_WORDS.open });
  }
  return sentenceWithChoices(`${resultsText(days)}${OVERTIME_WORDS.confirmQuestion}`, [
    { type: "postback", label: OVERTIME_WORDS.asOrdered, data: asOrderedTap(todayOf(context)) },
    { type: "uri", label: times.label, uri: times.url },
  ]);
}

/** Records the evenings before a day as ordered. The same tap once more is answered from what it did. */
export async function confirmAsOrdered(
  services: ChatServices,
  caller: Caller,
  { before, eventId }: { before: CivilDate; eventId: string },
): Promise<Message> {
  const { context } = services;
  const staffId = caller.staff.id;
  const act = `event-${eventId}`;
  const [open, known] = await Promise.all([
    unconfirmedOrders(context, staffId, before),
    confirmedEvenings(context, staffId, { before, act }),
  ]);
  const openDays = new Set(open.map(({ day }) => day));
  if (known.byAct.length > 0) return said(services, known.byAct.length, openDays.size);
  if (open.length === 0) {
    return sentence(known.days > 0 ? OVERTIME_WORDS.confirmedBefore : OVERTIME_WORDS.nothingToConfirm);
  }
  const outcomes = await recordResults(context, caller, {
    input: {
      submissionKey: act,
      results: open.map(({ orderId }) => ({
        orderId,
        baseVersion: 0,
        said: { kind: "asOrdered" },
        word: "",
      })),
    },
    channel: "chat",
  });
  const recorded = new Set(outcomes.flatMap((each) => (each.kind === "recorded" ? each.day : [])));
  return said(services, recorded.size, [...openDays].filter((day) => !recorded.has(day)).length);
}

function said({ config }: ChatServices, recorded: number, left: number): Message {
  const text = confirmedText(recorded, left);
  if (left === 0) return sentence(text);
  return sentenceWithPage(text, { label: OVERTIME_WORDS.open, url: liffUrl(config.LIFF_ID, "/overtime") });
}
