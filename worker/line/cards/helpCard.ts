import { liffUrl } from "../chat/bubble.ts";
import { ANSWER_TAP } from "../chat/goalTap.ts";
import { HELP_LINES, KEYWORD_WORDS } from "../chat/keywordWords.ts";
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

/** Everything that can be written, and the two ways on. */
export function helpCard(liffId: string): Bubble {
  return card(
    [
      headline(KEYWORD_WORDS.helpTitle),
      ...HELP_LINES.map(([word, does]) => explained(word, does)),
      smallPrint(KEYWORD_WORDS.helpNote),
    ],
    [
      primaryButton({ type: "postback", label: KEYWORD_WORDS.answerHere, data: ANSWER_TAP }),
      secondaryButton({ type: "uri", label: "アプリを開く", uri: liffUrl(liffId, "/") }),
    ],
  );
}

/** The same in a sentence. */
export function helpAltText(): string {
  return `${KEYWORD_WORDS.helpTitle}：${HELP_LINES.map(([word, does]) => `「${word}」${does}`).join("、")}。`;
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
