import { checkAction } from "./actions.ts";
import { checkStyle } from "./flexStyles.ts";
import { checkLength, codeUnits } from "./length.ts";
import { asArray, asObject, type Json, type Problem } from "./problem.ts";

const IN_BASELINE = ["icon", "text", "filler"];
const IN_BOX = ["box", "button", "image", "video", "text", "separator", "filler"];
const MAX_URL_LENGTH = 2000;

type Parent = "block" | "box" | "baseline";

/** Checks one Flex component and all inside it. Children allowed: "Available child components" of LINE's layout page. */
export function checkComponent(value: unknown, path: string, parent: Parent): Problem[] {
  const component = asObject(value);
  if (component === null) return [];
  const type = String(component.type);
  const problems = [
    ...checkStyle(component, path),
    ...checkAction(component.action, `${path}.action`, placeOf(type)),
  ];
  const allowed = parent === "baseline" ? IN_BASELINE : IN_BOX;
  if (parent !== "block" && !allowed.includes(type)) {
    problems.push({ property: path, message: `${type} can't be placed in this box` });
  }
  if (parent === "baseline") problems.push(...checkBaselineChild(component, path));
  switch (type) {
    case "box":
      return [...problems, ...checkBoxContents(component, path)];
    case "text":
      return [...problems, ...checkText(component, path)];
    case "image":
    case "icon":
    case "video":
      return [...problems, ...checkUrl(component, path)];
    default:
      return problems;
  }
}

function placeOf(type: string): "flexButton" | "flex" {
  return type === "button" ? "flexButton" : "flex";
}

function checkBoxContents(box: Json, path: string): Problem[] {
  const parent = box.layout === "baseline" ? "baseline" : "box";
  return asArray(box.contents).flatMap((child, index) =>
    checkComponent(child, `${path}.contents[${index}]`, parent),
  );
}

function checkBaselineChild(child: Json, path: string): Problem[] {
  return ["gravity", "offsetBottom"]
    .filter((field) => child[field] !== undefined)
    .map((field) => ({ property: `${path}.${field}`, message: `${field} can't be used in a baseline box` }));
}

function checkText(text: Json, path: string): Problem[] {
  const spans = asArray(text.contents);
  const problems: Problem[] = [];
  if (spans.length === 0 && (text.text === undefined || text.text === "")) {
    problems.push({ property: `${path}.text`, message: "must be non-empty text" });
  }
  for (const [index, value] of spans.entries()) {
    const span = asObject(value);
    if (span === null) continue;
    const at = `${path}.contents[${index}]`;
    if (span.text === undefined || span.text === "") {
      problems.push({ property: `${at}.text`, message: "must be non-empty text" });
    }
    problems.push(...checkStyle(span, at));
  }
  return problems;
}

function checkUrl(component: Json, path: string): Problem[] {
  const problems = checkLength(component, "url", path, { min: 1, max: MAX_URL_LENGTH, count: codeUnits });
  if (typeof component.url === "string" && !component.url.startsWith("https://")) {
    problems.push({ property: `${path}.url`, message: "invalid uri scheme" });
  }
  return problems;
}
