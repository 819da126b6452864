import { todayOf } from "../../context.ts";
import { address } from "../../domain/address.ts";
import { openDutiesOf } from "../../duties/openDuties.ts";
import { goalCountsOf } from "../../goals/goalCounts.ts";
import { digestMessages } from "../cards/digestMessages.ts";
import { helpAltText, helpCard } from "../cards/helpCard.ts";
import { liffUrl, type Message, sentenceWithPage } from "./bubble.ts";
import { answerDeadlines, answerMorning } from "./deadlines.ts";
import { askFirstGoal } from "./goals.ts";
import type { Keyword } from "./keyword.ts";
import { goalCountsText, goalTotalText, KEYWORD_WORDS } from "./keywordWords.ts";
import { answerOvertime } from "./overtime.ts";
import type { ChatServices } from "./services.ts";
import { todaysState } from "./todaysState.ts";

/** What comes of a word the bot understands. */
export async function answerKeyword(
  services: ChatServices,
  staffId: string,
  keyword: Keyword,
): Promise<Message[]> {
  const { LIFF_ID, LINE_CONTENT: content } = services.config;
  switch (keyword) {
    case "answer":
      return askFirstGoal(services, staffId);
    case "goals":
      return [await goalCounts(services, staffId)];
    case "policy":
      return weeksPoint(services, staffId);
    case "left":
      return [await todaysState(services, staffId)];
    case "overtime":
      return answerOvertime(services, staffId);
    case "deadlines":
      return answerDeadlines(services, staffId);
    case "morning":
      return answerMorning(services, staffId);
    case "settings": {
      const button = { label: KEYWORD_WORDS.openSettings, url: liffUrl(LIFF_ID, "/settings") };
      return [sentenceWithPage(KEYWORD_WORDS.settings, button)];
    }
    case "help":
      return [
        { type: "flex", altText: helpAltText(content), contents: helpCard({ liffId: LIFF_ID, content }) },
      ];
  }
}

async function goalCounts({ context, config }: ChatServices, staffId: string): Promise<Message> {
  const units = await goalCountsOf(context, staffId);
  const text = config.LINE_CONTENT === "minimal" ? goalTotalText(units) : goalCountsText(units);
  return sentenceWithPage(units.length === 0 ? KEYWORD_WORDS.noGoals : text, {
    label: KEYWORD_WORDS.openGoals,
    url: liffUrl(config.LIFF_ID, "/goals"),
  });
}

/** The card of the week's point as it was sent; whoever has read it is only shown the way to it. */
async function weeksPoint({ context, config }: ChatServices, staffId: string): Promise<Message[]> {
  const { LIFF_ID: liffId, LINE_CONTENT: content } = config;
  const { weeksPoint: asked } = await openDutiesOf(context, staffId, todayOf(context));
  if (asked === null) {
    const button = { label: KEYWORD_WORDS.openPolicies, url: liffUrl(liffId, "/policies") };
    return [sentenceWithPage(KEYWORD_WORDS.noPoint, button)];
  }
  if (asked.readAt === null)
    return digestMessages([{ kind: "read", point: asked.point }], { liffId, content });
  const button = { label: KEYWORD_WORDS.readPoint, url: liffUrl(liffId, address`/points/${asked.point.id}`) };
  return [sentenceWithPage(KEYWORD_WORDS.pointReadBefore, button)];
}
