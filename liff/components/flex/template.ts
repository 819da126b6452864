import { type Drawn, draw } from "./drawn.ts";
import type { FlexAction } from "./flexTypes.ts";

interface Card {
  title?: string;
  text?: string;
  thumbnailImageUrl?: string;
  defaultAction?: FlexAction;
  actions?: FlexAction[];
}

/** A template message's `template`, with the properties that are drawn. */
export interface Template extends Card {
  type: string;
  columns?: Array<Card & { imageUrl?: string; action?: FlexAction }>;
}

/** Draws buttons, confirm and carousel templates. */
export function drawTemplate(template: Template): Drawn {
  switch (template.type) {
    case "carousel":
      return draw(
        "div",
        "fx-carousel",
        {},
        (template.columns ?? []).map((card) => drawCard(card, "buttons")),
      );
    case "image_carousel":
      return draw("div", "fx-carousel", {}, (template.columns ?? []).map(drawImageColumn));
    default:
      return drawCard(template, template.type);
  }
}

function drawCard(card: Card, kind: string): Drawn {
  const picture =
    card.thumbnailImageUrl === undefined
      ? []
      : [
          draw("div", "template-picture", {
            style: { "background-image": `url(${JSON.stringify(card.thumbnailImageUrl)})` },
          }),
        ];
  const title = card.title === undefined ? [] : [draw("div", "template-title", {}, [card.title])];
  const words = draw("div", "template-words", { action: card.defaultAction }, [
    ...title,
    draw("div", "", {}, [card.text ?? ""]),
  ]);
  const actions = (card.actions ?? []).map((action) =>
    draw("div", "template-action", { action }, [action.label ?? ""]),
  );
  return draw("div", `template ${kind}`, {}, [
    ...picture,
    words,
    draw("div", "template-actions", {}, actions),
  ]);
}

function drawImageColumn(column: { imageUrl?: string; action?: FlexAction }): Drawn {
  const style = { "background-image": `url(${JSON.stringify(column.imageUrl ?? "")})` };
  return draw("div", "template-image", { style, action: column.action }, [
    draw("span", "template-image-label", {}, [column.action?.label ?? ""]),
  ]);
}
