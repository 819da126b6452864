import type { messagingApi } from "@line/bot-sdk";

export type Message = messagingApi.Message;

const BLUE = "#0017c1";
const INK = "#1a1a1a";
const WHITE = "#ffffff";

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
        backgroundColor: WHITE,
        paddingAll: "20px",
        spacing: "lg",
        contents: [
          { type: "text", text, wrap: true, size: "md", color: INK },
          {
            type: "box",
            layout: "vertical",
            backgroundColor: BLUE,
            cornerRadius: "8px",
            paddingAll: "14px",
            action: { type: "uri", label: button.label, uri: button.url },
            contents: [{ type: "text", text: button.label, align: "center", weight: "bold", color: WHITE }],
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
