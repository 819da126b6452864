import { checkLength, codeUnits, graphemes } from "./length.ts";
import { asArray, asObject, asText, type Json, type Problem } from "./problem.ts";

/** Where an action stands; the rules for its label depend on it. */
export type ActionPlace = "template" | "imageCarousel" | "quickReply" | "richMenu" | "flexButton" | "flex";

const LABEL_RULES: Record<ActionPlace, { required: boolean; max: number }> = {
  template: { required: true, max: 20 },
  imageCarousel: { required: false, max: 12 },
  quickReply: { required: true, max: 20 },
  richMenu: { required: false, max: 20 },
  flexButton: { required: true, max: 40 },
  flex: { required: false, max: 40 },
};

const QUICK_REPLY_ONLY = ["camera", "cameraRoll", "location"];
const URI_SCHEMES = ["http:", "https:", "line:", "tel:"];

/** What LINE refuses in an action beyond its schema. Source: "Action objects" of the Messaging API reference. */
export function checkAction(value: unknown, path: string, place: ActionPlace): Problem[] {
  const action = asObject(value);
  if (action === null) return [];
  const type = asText(action.type) ?? "";
  const problems = checkLabel(action, path, place);
  if (QUICK_REPLY_ONLY.includes(type) && place !== "quickReply") {
    problems.push({ property: `${path}.type`, message: `${type} is only for quick replies` });
  }
  if (type === "richmenuswitch" && place !== "richMenu") {
    problems.push({ property: `${path}.type`, message: "richmenuswitch is only for rich menus" });
  }
  switch (type) {
    case "postback":
      return [...problems, ...checkPostback(action, path)];
    case "message":
      return [...problems, ...checkRequired(action, "text", path), ...checkTextField(action, "text", path)];
    case "uri":
      return [...problems, ...checkUriAction(action, path, place)];
    case "datetimepicker":
      return [...problems, ...checkRequired(action, "data", path), ...checkRequired(action, "mode", path)];
    default:
      return problems;
  }
}

function checkLabel(action: Json, path: string, place: ActionPlace): Problem[] {
  const { required, max } = LABEL_RULES[place];
  return [
    ...(required ? checkRequired(action, "label", path) : []),
    ...checkLength(action, "label", path, { max, count: graphemes }),
  ];
}

function checkPostback(action: Json, path: string): Problem[] {
  const problems = [
    ...checkRequired(action, "data", path),
    ...checkLength(action, "data", path, { max: 300, count: codeUnits }),
    ...checkTextField(action, "displayText", path),
    ...checkTextField(action, "text", path),
    ...checkTextField(action, "fillInText", path),
  ];
  if (action.text !== undefined && action.displayText !== undefined) {
    problems.push({ property: `${path}.text`, message: "text and displayText can't both be used" });
  }
  if (action.fillInText !== undefined && action.inputOption !== "openKeyboard") {
    problems.push({ property: `${path}.fillInText`, message: "fillInText needs inputOption openKeyboard" });
  }
  return problems;
}

function checkUriAction(action: Json, path: string, place: ActionPlace): Problem[] {
  const problems = [
    ...checkRequired(action, "uri", path),
    ...checkLength(action, "uri", path, { max: 1000, count: codeUnits }),
  ];
  const uri = asText(action.uri);
  if (uri !== null && !URI_SCHEMES.some((scheme) => uri.startsWith(scheme))) {
    problems.push({ property: `${path}.uri`, message: "invalid uri scheme" });
  }
  if (action.altUri !== undefined && place === "quickReply") {
    problems.push({ property: `${path}.altUri`, message: "altUri can't be used in quick replies" });
  }
  return problems;
}

/** Quick reply: at most 13 buttons (schema), each with a labelled action. */
export function checkQuickReply(value: unknown, path: string): Problem[] {
  const quickReply = asObject(value);
  if (quickReply === null) return [];
  const items = asArray(quickReply.items);
  if (items.length === 0) return [{ property: `${path}.items`, message: "May not be empty" }];
  return items.flatMap((item, index) => {
    const at = `${path}.items[${index}]`;
    const action = asObject(item)?.action;
    return action === undefined
      ? [{ property: `${at}.action`, message: "May not be empty" }]
      : checkAction(action, `${at}.action`, "quickReply");
  });
}

function checkTextField(action: Json, field: string, path: string): Problem[] {
  return checkLength(action, field, path, { min: 1, max: 300, count: graphemes });
}

function checkRequired(action: Json, field: string, path: string): Problem[] {
  const value = action[field];
  const missing = value === undefined || value === "";
  return missing ? [{ property: `${path}.${field}`, message: "May not be empty" }] : [];
}
