import { type Drawn, draw } from "./drawn.ts";
import { drawBox, drawComponent } from "./flexComponent.ts";
import type { FlexBubble, FlexContainer } from "./flexTypes.ts";

const BLOCKS = ["header", "hero", "body", "footer"] as const;

/** Draws the contents of a Flex message: one bubble, or several side by side. */
export function drawFlex(container: FlexContainer): Drawn {
  if (container.type !== "carousel") return drawBubble(container);
  return draw("div", "fx-carousel", { attributes: { tabindex: "0" } }, container.contents.map(drawBubble));
}

function drawBubble(bubble: FlexBubble): Drawn {
  const blocks: Drawn[] = [];
  for (const block of BLOCKS) {
    const node = bubble[block];
    if (node === undefined) continue;
    const style = bubble.styles?.[block];
    if (style?.separator === true && blocks.length > 0) {
      blocks.push(
        draw("div", "fx-separator in-vertical", { style: { "background-color": style.separatorColor } }),
      );
    }
    const place = { parent: "vertical", first: true } as const;
    const drawn =
      node.type === "box" ? drawBox(node, place, `fx-block fx-${block}`) : drawComponent(node, place);
    blocks.push(
      draw("div", `fx-part fx-part-${block}`, { style: { "background-color": style?.backgroundColor } }, [
        drawn,
      ]),
    );
  }
  return draw(
    "div",
    `fx-bubble ${bubble.size ?? "mega"}`,
    { attributes: { dir: bubble.direction ?? "ltr" }, action: bubble.action },
    blocks,
  );
}
