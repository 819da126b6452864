// The pieces that all cards are made of.
import type { messagingApi } from "@line/bot-sdk";
import { COLORS } from "./palette.ts";

export type Bubble = messagingApi.FlexBubble;
export type Component = messagingApi.FlexComponent;

/** A card: white, with its contents one below the other and its buttons at the bottom. */
export function card(contents: Component[], buttons: Component[]): Bubble {
  const stack = { type: "box", layout: "vertical", backgroundColor: COLORS.white } as const;
  return {
    type: "bubble",
    size: "mega",
    body: { ...stack, paddingAll: "20px", spacing: "md", contents },
    footer: { ...stack, paddingAll: "20px", paddingTop: "0px", spacing: "sm", contents: buttons },
    styles: { body: { backgroundColor: COLORS.white }, footer: { backgroundColor: COLORS.white } },
  };
}

/** What the card is about. */
export function eyebrow(text: string): Component {
  return { type: "text", text, size: "sm", weight: "bold", color: COLORS.blue, wrap: true };
}

/** The one thing to know. */
export function headline(text: string): Component {
  return { type: "text", text, size: "xl", weight: "bold", color: COLORS.ink, wrap: true };
}

/** A plain line. */
export function line(text: string): Component {
  return { type: "text", text, size: "md", color: COLORS.ink, wrap: true };
}

/** A line that may be passed over. */
export function smallPrint(text: string): Component {
  return { type: "text", text, size: "sm", color: COLORS.quietInk, wrap: true };
}

/** A label on the left, its value on the right. */
export function labelled(label: string, value: string): Component {
  return {
    type: "box",
    layout: "baseline",
    contents: [
      { type: "text", text: label, size: "sm", color: COLORS.quietInk, flex: 0 },
      { type: "text", text: value, size: "md", weight: "bold", color: COLORS.ink, align: "end" },
    ],
  };
}

/** A line of a list, with its day on the right; a day that is today stands out. */
export function listed(label: string, day: { text: string; isToday: boolean } | null): Component {
  const end: messagingApi.FlexText[] = [];
  if (day?.isToday) end.push({ type: "text", text: day.text, size: "sm", weight: "bold", color: COLORS.ink });
  else if (day) end.push({ type: "text", text: day.text, size: "sm", color: COLORS.quietInk });
  return {
    type: "box",
    layout: "horizontal",
    spacing: "md",
    alignItems: "center",
    contents: [
      { type: "text", text: label, size: "md", color: COLORS.ink, wrap: true, flex: 1 },
      ...end.map((text) => ({ ...text, align: "end", flex: 0 }) as const),
    ],
  };
}

/** Buttons next to each other. */
export function sideBySide(buttons: Component[]): Component {
  return { type: "box", layout: "horizontal", spacing: "sm", contents: buttons };
}

/** A bar that is filled as far as the work has come. */
export function progressBar(done: number, total: number): Component {
  const percent = total === 0 ? 0 : Math.round((done / total) * 100);
  const bar = (width: string, color: string, contents: Component[]): messagingApi.FlexBox => ({
    type: "box",
    layout: "vertical",
    width,
    height: "8px",
    cornerRadius: "4px",
    backgroundColor: color,
    contents,
  });
  const filled = percent === 0 ? [] : [bar(`${percent}%`, COLORS.blue, [])];
  return bar("100%", COLORS.track, filled);
}

/** The one thing to do. */
export function primaryButton(action: messagingApi.Action): Component {
  return { type: "button", style: "primary", color: COLORS.blue, action };
}

/** The other thing one can do. */
export function secondaryButton(action: messagingApi.Action): Component {
  return { type: "button", style: "link", color: COLORS.blue, height: "sm", action };
}
