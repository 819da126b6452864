import { pictureWords } from "../../text/pages/pictures.ts";
import { type Drawn, draw } from "./drawn.ts";
import { drawFlex } from "./flexBubble.ts";
import type { FlexAction, FlexContainer } from "./flexTypes.ts";
import { drawTemplate, type Template } from "./template.ts";
import { drawTextBubble } from "./text.ts";

/** A message object of the Messaging API, with the properties that are drawn. */
export interface DrawableMessage {
  type: string;
  text?: string;
  altText?: string;
  contents?: FlexContainer;
  template?: Template;
  originalContentUrl?: string;
  previewImageUrl?: string;
  quickReply?: { items: Array<{ action: FlexAction; imageUrl?: string }> };
}

/** Draws a message as it stands in a talk. Pure: the same message is always the same drawing. */
export function drawMessage(message: DrawableMessage): Drawn {
  switch (message.type) {
    case "text":
    case "textV2":
      return drawTextBubble(message.text ?? "");
    case "flex":
      return message.contents === undefined
        ? drawTextBubble(message.altText ?? "")
        : drawFlex(message.contents);
    case "template":
      return message.template === undefined
        ? drawTextBubble(message.altText ?? "")
        : drawTemplate(message.template);
    case "image":
      return draw("img", "picture", {
        attributes: { src: message.previewImageUrl ?? "", alt: pictureWords.image },
      });
    default:
      return drawTextBubble(message.altText ?? pictureWords.other(message.type));
  }
}

/** Draws the quick replies of a message; null when it has none. */
export function drawQuickReplies(message: DrawableMessage | undefined): Drawn | null {
  const items = message?.quickReply?.items ?? [];
  if (items.length === 0) return null;
  return draw(
    "div",
    "quick-replies",
    {},
    items.map(({ action }) => draw("div", "quick-reply", { action }, [action.label ?? ""])),
  );
}
