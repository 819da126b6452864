import type { messagingApi } from "@line/bot-sdk";
import type { DigestItem } from "../../domain/digest.ts";
import { deadlineAltText, deadlineCard } from "./deadlineCard.ts";
import { listAltText, listCard } from "./listCard.ts";
import type { CardOptions } from "./options.ts";
import { overtimeAltText, overtimeCard } from "./overtimeCard.ts";
import type { Bubble } from "./parts.ts";
import { pointAltText, pointCard } from "./pointCard.ts";
import { reportAltText, reportCard } from "./reportCard.ts";
import { silentAltText, silentCard } from "./silentCard.ts";
import { troubleAltText, troubleCard } from "./troubleCard.ts";

export type { CardOptions } from "./options.ts";

// LINE's limit of a Flex message, in UTF-16 code units.
const MAX_ALT_TEXT = 1500;

/** What a digest looks like on LINE: one Flex message of one bubble, whether it is about one thing or several. */
export function digestMessages(items: readonly DigestItem[], options: CardOptions): messagingApi.Message[] {
  const [only, ...more] = items;
  if (!only) return [];
  const isOne = more.length === 0;
  const altText = isOne ? altTextOf(only, options) : listAltText(items);
  return [
    {
      type: "flex",
      altText: altText.slice(0, MAX_ALT_TEXT).toWellFormed(),
      contents: isOne ? bubbleOf(only, options) : listCard(items, options),
    },
  ];
}

function bubbleOf(item: DigestItem, options: CardOptions): Bubble {
  switch (item.kind) {
    case "report":
      return reportCard(item, options);
    case "silent":
      return silentCard(item, options.liffId);
    case "read":
      return pointCard(item.point, options);
    case "review":
    case "question":
      // They never come alone; a list of one is what they would look like.
      return listCard([item], options);
    case "trouble":
      return troubleCard(item, options.liffId);
    case "overtime":
      return overtimeCard(item, options);
    case "deadline":
      return deadlineCard(item, options);
  }
}

function altTextOf(item: DigestItem, { content }: CardOptions): string {
  switch (item.kind) {
    case "report":
      return reportAltText(item);
    case "silent":
      return silentAltText(item);
    case "read":
      return pointAltText(item.point, content);
    case "review":
    case "question":
      return listAltText([item]);
    case "trouble":
      return troubleAltText(item);
    case "overtime":
      return overtimeAltText(item, content);
    case "deadline":
      return deadlineAltText(item);
  }
}
