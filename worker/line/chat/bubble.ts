import type { messagingApi } from "@line/bot-sdk";
import { COLORS } from "../cards/palette.ts";
import { line } from "../cards/parts.ts";
import { inTwoColumns, pressable } from "../cards/pressable.ts";

export type Message = messagingApi.Message;

/** A sentence. */
export function sentence(text: string): Message {
  return { type: "text", text };
}

/** A sentence with one button that opens a page of the mini-app, and others that may be passed over. */
export function sentenceWithPage(
  text: string,
  button: { label: string; url: string },
  others: readonly messagingApi.Action[] = [],
): Message {
  return withButtons(text, [
    pressable({ type: "uri", label: button.label, uri: button.url }, "filled"),
    ...others.map((action) => pressable(action, "outlined")),
  ]);
}

/** A sentence with buttons of equal weight, one below the other; `short` ones stand two by two above them. */
export function sentenceWithChoices(
  text: string,
  choices: readonly messagingApi.Action[],
  short: readonly messagingApi.Action[] = [],
): Message {
  return withButtons(text, [
    ...inTwoColumns(short.map((action) => pressable(action, "plain"))),
    ...choices.map((action) => pressable(action, "outlined")),
  ]);
}

function withButtons(text: string, buttons: messagingApi.FlexComponent[]): Message {
  return {
    type: "flex",
    altText: text,
    contents: {
      type: "bubble",
      size: "kilo",
      body: {
        type: "box",
        layout: "vertical",
        backgroundColor: COLORS.white,
        paddingAll: "20px",
        spacing: "lg",
        contents: [line(text), { type: "box", layout: "vertical", spacing: "sm", contents: buttons }],
      },
    },
  };
}

/** The address of a page of the mini-app that opens inside LINE. */
export function liffUrl(liffId: string, path: string): string {
  return `https://liff.line.me/${liffId}${path}`;
}
