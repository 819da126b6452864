import type { messagingApi } from "@line/bot-sdk";
import { COLORS } from "../cards/palette.ts";

export type Message = messagingApi.Message;

/** A sentence. */
export function sentence(text: string): Message {
  return { type: "text", text };
}

/** A sentence with one button that opens a page of the mini-app. */
export function sentenceWithPage(text: string, button: { label: string; url: string }): Message {
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
        contents: [
          { type: "text", text, wrap: true, size: "md", color: COLORS.ink },
          {
            type: "box",
            layout: "vertical",
            backgroundColor: COLORS.blue,
            cornerRadius: "8px",
            paddingAll: "14px",
            action: { type: "uri", label: button.label, uri: button.url },
            contents: [
              { type: "text", text: button.label, align: "center", weight: "bold", color: COLORS.white },
            ],
          },
        ],
      },
    },
  };
}

/** The address of a page of the mini-app that opens inside LINE. */
export function liffUrl(liffId: string, path: string): string {
  return `https://liff.line.me/${liffId}${path}`;
}
