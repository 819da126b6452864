import { toDom } from "../../../liff/components/flex/dom.ts";
import {
  type DrawableMessage,
  drawMessage,
  drawQuickReplies,
} from "../../../liff/components/flex/message.ts";
import type { Entry, Talk } from "../state.ts";
import { byId, make } from "./elements.ts";

let shownFor: string | null = null;
let shownEntries = 0;
let lastDay = "";

/** Shows a talk; of one already on the screen only what is new is added, so that nothing jumps. */
export function showTalk(talk: Talk, botName: string): void {
  const list = byId("talk");
  if (shownFor !== talk.userId || shownEntries > talk.entries.length) {
    list.replaceChildren();
    shownFor = talk.userId;
    shownEntries = 0;
    lastDay = "";
  }
  const added = talk.entries.slice(shownEntries);
  for (const element of added.flatMap((entry) => showEntry(entry, botName))) list.appendChild(element);
  shownEntries = talk.entries.length;
  showQuickReplies(talk.entries.at(-1));
  if (added.length > 0) list.scrollTop = list.scrollHeight;
}

function showQuickReplies(last: Entry | undefined): void {
  const message = last?.from === "bot" ? last.messages.at(-1) : undefined;
  const drawn = drawQuickReplies(message);
  byId("quick-replies").replaceChildren(...(drawn === null ? [] : [toDom(drawn)]));
}

function showEntry(entry: Entry, botName: string): HTMLElement[] {
  const elements: HTMLElement[] = [];
  if (entry.day !== lastDay) {
    elements.push(make("p", "day-mark", entry.day));
    lastDay = entry.day;
  }
  if (entry.from === "person") {
    const bubble = toDom(drawMessage({ type: "text", text: entry.text }));
    elements.push(make("div", "entry person", make("div", "message", bubble, timeMark(entry.time))));
    return elements;
  }
  for (const message of entry.messages) elements.push(showBotMessage(message, entry.time, botName));
  return elements;
}

function showBotMessage(message: DrawableMessage, time: string, botName: string): HTMLElement {
  const avatar = make("span", "avatar", botName.slice(0, 1));
  avatar.setAttribute("aria-hidden", "true");
  const isText = message.type === "text" || message.type === "textV2";
  const body = make("div", "message", toDom(drawMessage(message)), timeMark(time));
  return make("div", `entry bot${isText ? "" : " wide"}`, avatar, body);
}

function timeMark(time: string): HTMLElement {
  return make("time", "", time);
}
