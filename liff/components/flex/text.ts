import { type Drawn, draw } from "./drawn.ts";

const URL_PATTERN = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;

/** Draws a text bubble; addresses in it can be tapped. */
export function drawTextBubble(text: string): Drawn {
  const children: Array<Drawn | string> = [];
  let from = 0;
  for (const match of text.matchAll(URL_PATTERN)) {
    children.push(text.slice(from, match.index));
    children.push(draw("span", "link", { action: { type: "uri", uri: match[0] } }, [match[0]]));
    from = match.index + match[0].length;
  }
  children.push(text.slice(from));
  return draw("div", "text-bubble", {}, children);
}
