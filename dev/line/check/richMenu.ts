import { checkAction } from "./actions.ts";
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
    ...checkAreas(asArray(menu.areas)),
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

function checkAreas(areas: unknown[]): Problem[] {
  const problems = areas.flatMap((area, index) =>
    checkAction(asObject(area)?.action, `areas[${index}].action`, "richMenu"),
  );
  if (areas.length > MAX_AREAS)
    problems.push({ property: "areas", message: `Size must be at most ${MAX_AREAS}` });
  return problems;
}
