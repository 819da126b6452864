import { checkAction } from "./actions.ts";
import { checkComponent } from "./flexComponents.ts";
import { checkStyle } from "./flexStyles.ts";
import { asArray, asObject, type Json, type Problem } from "./problem.ts";

const MAX_BUBBLE_BYTES = 30 * 1024;
const MAX_CAROUSEL_BYTES = 50 * 1024;
const MAX_BUBBLES = 12;
const BLOCKS = ["header", "hero", "body", "footer"] as const;
const HERO_TYPES = ["box", "image", "video"];

/** Limits of a Flex container. Source: "Flex Message" of the Messaging API reference. */
export function checkFlexContainer(value: unknown, path: string): Problem[] {
  const container = asObject(value);
  if (container === null) return [];
  return container.type === "carousel" ? checkCarousel(container, path) : checkBubble(container, path);
}

function checkCarousel(carousel: Json, path: string): Problem[] {
  const bubbles = asArray(carousel.contents);
  const problems: Problem[] = [];
  if (bubbles.length === 0 || bubbles.length > MAX_BUBBLES) {
    problems.push({ property: `${path}.contents`, message: `Size must be between 1 and ${MAX_BUBBLES}` });
  }
  if (jsonBytes(carousel) > MAX_CAROUSEL_BYTES) {
    problems.push({ property: path, message: "Carousel must be at most 50 KB of JSON" });
  }
  if (new Set(bubbles.map((bubble) => asObject(bubble)?.size ?? "mega")).size > 1) {
    problems.push({ property: `${path}.contents`, message: "Bubbles of a carousel must have the same size" });
  }
  return [
    ...problems,
    ...bubbles.flatMap((bubble, index) => {
      const object = asObject(bubble);
      return object === null ? [] : checkBubble(object, `${path}.contents[${index}]`);
    }),
  ];
}

function checkBubble(bubble: Json, path: string): Problem[] {
  const problems: Problem[] = [];
  if (jsonBytes(bubble) > MAX_BUBBLE_BYTES) {
    problems.push({ property: path, message: "Bubble must be at most 30 KB of JSON" });
  }
  if (BLOCKS.every((block) => bubble[block] === undefined)) {
    problems.push({ property: path, message: "At least one block must be specified" });
  }
  const heroType = asObject(bubble.hero)?.type;
  if (heroType !== undefined && !HERO_TYPES.includes(String(heroType))) {
    problems.push({ property: `${path}.hero`, message: "Hero must be a box, an image or a video" });
  }
  const styles = asObject(bubble.styles);
  for (const block of BLOCKS) {
    problems.push(...checkComponent(bubble[block], `${path}.${block}`, "block"));
    const style = asObject(styles?.[block]);
    if (style !== null) problems.push(...checkStyle(style, `${path}.styles.${block}`));
  }
  return [...problems, ...checkAction(bubble.action, `${path}.action`, "flex")];
}

function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
