import { checkQuickReply } from "./actions.ts";
import { checkFlexContainer } from "./flex.ts";
import { checkLength, codeUnits } from "./length.ts";
import { asObject, type Json, type Problem } from "./problem.ts";
import { checkSchema } from "./schema.ts";
import { checkTemplate } from "./templates.ts";

const MAX_MESSAGES = 5;

/**
 * Everything LINE would refuse in a request's `messages`: its OpenAPI schema, then the limits which that lacks.
 * Empty when LINE would accept them. Paths read like LINE's own, `messages[0].contents.body`.
 */
export function checkMessages(messages: unknown): Problem[] {
  if (!Array.isArray(messages) || messages.length === 0 || messages.length > MAX_MESSAGES) {
    return [{ property: "messages", message: `Size must be between 1 and ${MAX_MESSAGES}` }];
  }
  return messages.flatMap((message, index) => {
    const path = `messages[${index}]`;
    const object = asObject(message);
    return [...checkSchema("Message", message, path), ...(object === null ? [] : checkLimits(object, path))];
  });
}

function checkLimits(message: Json, path: string): Problem[] {
  return [
    ...checkLength(message, "altText", path, { min: 1, max: 1500, count: codeUnits }),
    ...checkQuickReply(message.quickReply, `${path}.quickReply`),
    ...checkSender(message, path),
    ...checkByType(message, path),
  ];
}

function checkByType(message: Json, path: string): Problem[] {
  switch (message.type) {
    case "text":
    case "textV2":
      return checkLength(message, "text", path, { min: 1, max: 5000, count: codeUnits });
    case "flex":
      return checkFlexContainer(message.contents, `${path}.contents`);
    case "template":
      return checkTemplate(message.template, `${path}.template`);
    default:
      return [];
  }
}

function checkSender(message: Json, path: string): Problem[] {
  const sender = asObject(message.sender);
  if (sender === null || typeof sender.name !== "string") return [];
  return sender.name.toUpperCase() === "LINE"
    ? [{ property: `${path}.sender.name`, message: "The name can't be LINE" }]
    : [];
}
