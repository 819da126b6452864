export { toHtml } from "../../liff/components/flex/html.ts";
export { type DrawableMessage, drawMessage, drawQuickReplies } from "../../liff/components/flex/message.ts";
export { createPhone, type PhoneOptions } from "./phone.ts";
export type { DaySuggestion, Paper, PhoneMember, Story, TimeSuggestion, ToldStory } from "./state.ts";
