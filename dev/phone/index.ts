export { toHtml } from "./browser/draw/html.ts";
export { type DrawableMessage, drawMessage, drawQuickReplies } from "./browser/draw/message.ts";
export { createPhone, type PhoneOptions } from "./phone.ts";
export type { DaySuggestion, PhoneMember } from "./state.ts";
