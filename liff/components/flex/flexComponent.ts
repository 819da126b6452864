import { type Drawn, draw } from "./drawn.ts";
import {
  boxStyle,
  type Direction,
  letterStyle,
  placeStyle,
  toAlignment,
  toFontSize,
  toImageWidth,
} from "./flexStyle.ts";
import type { FlexNode } from "./flexTypes.ts";

interface Place {
  parent: Direction;
  spacing?: string | undefined;
  first: boolean;
}

/** Draws one Flex component and all inside it, placed in a box of the given direction. */
export function drawComponent(node: FlexNode, place: Place): Drawn {
  switch (node.type) {
    case "box":
      return drawBox(node, place);
    case "text":
      return drawText(node, place);
    case "button":
      return drawButton(node, place);
    case "separator":
      return draw("div", `fx-separator in-${place.parent}`, {
        style: { ...placed(node, place), flex: "0 0 auto", "background-color": node.color },
      });
    case "image":
      return drawImage(node, node.url ?? "", place);
    case "video":
      return drawImage(node, node.previewUrl ?? "", place);
    case "icon":
      return drawIcon(node, place);
    case "filler":
      return draw("div", "", { style: { flex: `${node.flex ?? 1} 0 0px` } });
    default:
      return draw("div", "fx-unknown", {}, [`${node.type}`]);
  }
}

function placed(node: FlexNode, { parent, spacing, first }: Place): Record<string, string | undefined> {
  return placeStyle(node, parent, spacing, first);
}

/** Draws a box; a block of a bubble is a box too, with padding of its own in the style sheet. */
export function drawBox(box: FlexNode, place: Place, className = ""): Drawn {
  const layout = box.layout ?? "vertical";
  const children = (box.contents ?? []).map((child, index) =>
    drawComponent(child, { parent: layout, spacing: box.spacing, first: index === 0 }),
  );
  const style = { ...placed(box, place), ...boxStyle(box) };
  return draw("div", `fx-box ${layout} ${className}`.trim(), { style, action: box.action }, children);
}

function drawText(text: FlexNode, place: Place): Drawn {
  const spans = text.contents ?? [];
  const content =
    spans.length > 0
      ? spans.map((span) => draw("span", "", { style: letterStyle(span, true) }, [span.text ?? ""]))
      : [text.text ?? ""];
  const clamp = text.wrap === true && text.maxLines !== undefined && text.maxLines > 0;
  const letters = draw(
    "div",
    `fx-letters ${text.wrap === true ? "wrap" : "one-line"}${clamp ? " clamp" : ""}`,
    {
      style: {
        ...letterStyle(text, false),
        "text-align": text.align,
        "-webkit-line-clamp": clamp ? String(text.maxLines) : undefined,
        "line-height": text.lineSpacing === undefined ? undefined : `calc(1.3em + ${text.lineSpacing})`,
      },
    },
    content,
  );
  const style = {
    ...placed(text, place),
    "justify-content": place.parent === "baseline" ? undefined : toAlignment(text.gravity),
  };
  return draw("div", "fx-text", { style, action: text.action }, [letters]);
}

function drawButton(button: FlexNode, place: Place): Drawn {
  const kind = button.style ?? "link";
  const color = kind === "link" ? { color: button.color } : { "background-color": button.color };
  const face = draw("div", `fx-button-face ${kind} ${button.height ?? "md"}`, { style: color }, [
    draw("span", "", {}, [button.action?.label ?? ""]),
  ]);
  const style = { ...placed(button, place), "justify-content": toAlignment(button.gravity) };
  return draw("div", "fx-button", { style, action: button.action }, [face]);
}

function drawImage(image: FlexNode, url: string, place: Place): Drawn {
  const frame = draw("div", "fx-image-frame", {
    attributes: { role: "img" },
    style: {
      width: toImageWidth(image.size),
      "aspect-ratio": (image.aspectRatio ?? "1:1").replace(":", " / "),
      "background-color": image.backgroundColor,
      "background-image": `url(${JSON.stringify(url)})`,
      "background-size": image.aspectMode === "cover" ? "cover" : "contain",
    },
  });
  const style = {
    ...placed(image, place),
    "align-items": toAlignment(image.align) ?? "center",
    "justify-content": toAlignment(image.gravity),
  };
  return draw("div", "fx-image", { style, action: image.action }, [frame]);
}

function drawIcon(icon: FlexNode, place: Place): Drawn {
  const height = toFontSize(icon.size);
  return draw("img", "fx-icon", {
    attributes: { src: icon.url ?? "", alt: "" },
    style: {
      ...placed(icon, place),
      flex: "0 0 auto",
      height,
      "aspect-ratio": (icon.aspectRatio ?? "1:1").replace(":", " / "),
    },
  });
}
