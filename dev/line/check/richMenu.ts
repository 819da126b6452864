import { checkAction } from "./actions.ts";
import { imageSizeOf } from "./imageSize.ts";
import { checkLength, graphemes } from "./length.ts";
import { asArray, asObject, type Json, type Problem } from "./problem.ts";
import { checkSchema } from "./schema.ts";

const MAX_AREAS = 20;
const MIN_ASPECT = 1.45;

/** Everything LINE would refuse in a rich menu. Source: "Rich menu object" of the Messaging API reference. */
export function checkRichMenu(value: unknown): Problem[] {
  const menu = asObject(value);
  if (menu === null) return [{ property: "", message: "Must be an object" }];
  return [
    ...checkSchema("RichMenuRequest", menu),
    ...checkRequired(menu),
    ...checkSize(asObject(menu.size)),
    ...checkLength(menu, "chatBarText", "", { min: 1, max: 14, count: graphemes }),
    ...checkLength(menu, "name", "", { min: 1, max: 300, count: graphemes }),
    ...checkAreas(asArray(menu.areas), asObject(menu.size)),
  ].map((problem) => ({ ...problem, property: problem.property.replace(/^\./, "") }));
}

function checkRequired(menu: Json): Problem[] {
  return ["size", "selected", "name", "chatBarText", "areas"]
    .filter((field) => menu[field] === undefined)
    .map((property) => ({ property, message: "May not be empty" }));
}

function checkSize(size: Json | null): Problem[] {
  if (size === null) return [];
  const width = Number(size.width);
  const height = Number(size.height);
  if (width < 800 || width > 2500)
    return [{ property: "size.width", message: "Must be between 800 and 2500" }];
  if (height < 250) return [{ property: "size.height", message: "Must be 250 or more" }];
  return width / height < MIN_ASPECT
    ? [{ property: "size", message: `Width must be at least ${MIN_ASPECT} times the height` }]
    : [];
}

/** Whether LINE would take the picture: a PNG or JPEG of the shape that a menu may have. */
export function isMenuImage(bytes: Uint8Array): boolean {
  const size = imageSizeOf(bytes);
  return size !== null && checkSize({ ...size }).length === 0;
}

function checkAreas(areas: unknown[], size: Json | null): Problem[] {
  const problems = areas.flatMap((area, index) => [
    ...checkBounds(asObject(asObject(area)?.bounds), size, `areas[${index}].bounds`),
    ...checkAction(asObject(area)?.action, `areas[${index}].action`, "richMenu"),
  ]);
  if (areas.length > MAX_AREAS)
    problems.push({ property: "areas", message: `Size must be at most ${MAX_AREAS}` });
  return problems;
}

function checkBounds(bounds: Json | null, size: Json | null, path: string): Problem[] {
  if (bounds === null) return [{ property: path, message: "May not be empty" }];
  const problems: Problem[] = [];
  for (const [start, length, whole] of [
    ["x", "width", Number(size?.width)],
    ["y", "height", Number(size?.height)],
  ] as const) {
    if (Number(bounds[start]) + Number(bounds[length]) > whole)
      problems.push({ property: `${path}.${length}`, message: "Must be inside the rich menu" });
  }
  return problems;
}
