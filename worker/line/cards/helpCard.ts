import { liffUrl } from "../chat/bubble.ts";
import { ANSWER_TAP } from "../chat/goalTap.ts";
import { helpLines, KEYWORD_WORDS } from "../chat/keywordWords.ts";
import type { CardOptions, LineContent } from "./options.ts";
import { COLORS } from "./palette.ts";
import {
  type Bubble,
  type Component,
  card,
  headline,
  primaryButton,
  secondaryButton,
  smallPrint,
} from "./parts.ts";

/** Everything that can be written, and the ways on. */
export function helpCard({ liffId, content }: CardOptions): Bubble {
  const inApp = { type: "uri", label: "アプリを開く", uri: liffUrl(liffId, "/") } as const;
  return card(
    [
      headline(KEYWORD_WORDS.helpTitle),
      ...helpLines(content).map(([word, does]) => explained(word, does)),
      smallPrint(KEYWORD_WORDS.helpNote),
    ],
    content === "minimal"
      ? [primaryButton(inApp)]
      : [
          primaryButton({ type: "postback", label: KEYWORD_WORDS.answerHere, data: ANSWER_TAP }),
          secondaryButton(inApp),
        ],
  );
}

/** The same in a sentence. */
export function helpAltText(content: LineContent): string {
  return `${KEYWORD_WORDS.helpTitle}：${helpLines(content)
    .map(([word, does]) => `「${word}」${does}`)
    .join("、")}。`;
}

function explained(word: string, does: string): Component {
  return {
    type: "box",
    layout: "baseline",
    spacing: "md",
    contents: [
      { type: "text", text: word, size: "md", weight: "bold", color: COLORS.ink, flex: 2 },
      { type: "text", text: does, size: "sm", color: COLORS.quietInk, wrap: true, flex: 5 },
    ],
  };
}
