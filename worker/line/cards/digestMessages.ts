import type { messagingApi } from "@line/bot-sdk";
import type { DigestItem } from "../../domain/digest.ts";
import type { Bubble } from "./parts.ts";
import { type LineContent, pointAltText, pointCard } from "./pointCard.ts";
import { reportAltText, reportCard } from "./reportCard.ts";

export interface CardOptions {
  liffId: string;
  content: LineContent;
}

// LINE's limits of a Flex message: altText in UTF-16 code units, bubbles of a carousel.
const MAX_ALT_TEXT = 1500;
const MAX_BUBBLES = 12;

/** What a digest looks like on LINE: one Flex message, a bubble for one thing, a carousel for several. */
export function digestMessages(items: readonly DigestItem[], options: CardOptions): messagingApi.Message[] {
  const shown = items.slice(0, MAX_BUBBLES);
  const bubbles = shown.map((item) => bubbleOf(item, options));
  const [only] = bubbles;
  if (!only) return [];
  const altText = shown
    .map((item) => altTextOf(item, options))
    .join(" ")
    .slice(0, MAX_ALT_TEXT)
    .toWellFormed();
  const contents: messagingApi.FlexContainer =
    bubbles.length === 1 ? only : { type: "carousel", contents: bubbles };
  return [{ type: "flex", altText, contents }];
}

function bubbleOf(item: DigestItem, { liffId, content }: CardOptions): Bubble {
  switch (item.kind) {
    case "report":
      return reportCard(item, liffId);
    case "read":
      return pointCard(item.point, liffId, content);
  }
}

function altTextOf(item: DigestItem, { content }: CardOptions): string {
  switch (item.kind) {
    case "report":
      return reportAltText(item);
    case "read":
      return pointAltText(item.point, content);
  }
}
