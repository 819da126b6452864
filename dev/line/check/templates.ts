import { checkAction } from "./actions.ts";
import { checkLength, codeUnits, graphemes } from "./length.ts";
import { asArray, asObject, type Json, type Problem } from "./problem.ts";

/** Limits of template messages. Source: "Template messages" of the Messaging API reference. */
export function checkTemplate(value: unknown, path: string): Problem[] {
  const template = asObject(value);
  if (template === null) return [];
  switch (template.type) {
    case "buttons":
      return checkCard(template, path, { plainText: 160, actions: [1, 4] });
    case "confirm":
      return [
        ...checkLength(template, "text", path, { min: 1, max: 240, count: graphemes }),
        ...checkActions(template, path, [2, 2]),
      ];
    case "carousel":
      return checkCarousel(template, path);
    case "image_carousel":
      return [
        ...checkCount(template.columns, `${path}.columns`, [1, 10]),
        ...asArray(template.columns).flatMap((column, index) => {
          const at = `${path}.columns[${index}]`;
          return checkAction(asObject(column)?.action, `${at}.action`, "imageCarousel");
        }),
      ];
    default:
      return [];
  }
}

function checkCarousel(template: Json, path: string): Problem[] {
  const columns = asArray(template.columns);
  const problems = [
    ...checkCount(columns, `${path}.columns`, [1, 10]),
    ...columns.flatMap((value, index) => {
      const column = asObject(value);
      if (column === null) return [];
      return checkCard(column, `${path}.columns[${index}]`, { plainText: 120, actions: [1, 3] });
    }),
  ];
  const actionCounts = new Set(columns.map((column) => asArray(asObject(column)?.actions).length));
  if (actionCounts.size > 1) {
    problems.push({ property: `${path}.columns`, message: "Columns must have the same number of actions" });
  }
  return problems;
}

function checkCard(
  card: Json,
  path: string,
  limits: { plainText: number; actions: [number, number] },
): Problem[] {
  const decorated = card.title !== undefined || card.thumbnailImageUrl !== undefined;
  return [
    ...checkLength(card, "text", path, { min: 1, max: decorated ? 60 : limits.plainText, count: graphemes }),
    ...checkLength(card, "title", path, { min: 1, max: 40, count: graphemes }),
    ...checkLength(card, "thumbnailImageUrl", path, { min: 1, max: 2000, count: codeUnits }),
    ...checkActions(card, path, limits.actions),
    ...checkAction(card.defaultAction, `${path}.defaultAction`, "imageCarousel"),
  ];
}

function checkActions(card: Json, path: string, range: [number, number]): Problem[] {
  return [
    ...checkCount(card.actions, `${path}.actions`, range),
    ...asArray(card.actions).flatMap((action, index) =>
      checkAction(action, `${path}.actions[${index}]`, "template"),
    ),
  ];
}

function checkCount(value: unknown, property: string, [min, max]: [number, number]): Problem[] {
  const count = asArray(value).length;
  return count >= min && count <= max
    ? []
    : [{ property, message: `Size must be between ${min} and ${max}` }];
}
