import type { messagingApi } from "@line/bot-sdk";
import { COLORS } from "./palette.ts";
import { type Component, sideBySide } from "./parts.ts";

/** LINE's limit of the label of an action, in grapheme clusters; code units are never fewer. */
const MAX_LABEL = 40;

/** The one to press, one of several, or a step of the scale, none of which is to look like the right one. */
type Look = "filled" | "outlined" | "plain";

/** A longer label in half the width of a card would leave one character alone on its second line. */
const SHORT_LABEL = 7;

const LOOKS: Record<Look, { ground: string; edge: string; ink: string }> = {
  filled: { ground: COLORS.blue, edge: COLORS.blue, ink: COLORS.white },
  outlined: { ground: COLORS.white, edge: COLORS.blue, ink: COLORS.blue },
  plain: { ground: COLORS.white, edge: COLORS.quietInk, ink: COLORS.ink },
};

/** A box and not LINE's own button, whose label would end in dots where it is longer than the line. */
export function pressable(action: messagingApi.Action, look: Look): messagingApi.FlexBox {
  const { ground, edge, ink } = LOOKS[look];
  const text = action.label ?? "";
  const size = look === "plain" && text.length > SHORT_LABEL ? "sm" : "md";
  return {
    type: "box",
    layout: "vertical",
    justifyContent: "center",
    backgroundColor: ground,
    borderColor: edge,
    borderWidth: "1px",
    cornerRadius: "8px",
    paddingAll: "14px",
    paddingStart: "6px",
    paddingEnd: "6px",
    action: { ...action, label: text.slice(0, MAX_LABEL).toWellFormed() },
    contents: [{ type: "text", text, size, align: "center", weight: "bold", wrap: true, color: ink }],
  };
}

/** Buttons in two columns of equal width; a last one without a neighbour keeps its width. */
export function inTwoColumns(buttons: readonly messagingApi.FlexBox[]): Component[] {
  const rows: Component[] = [];
  for (let at = 0; at < buttons.length; at += 2) {
    const pair = buttons.slice(at, at + 2).map((button) => ({ ...button, flex: 1 }));
    const gap: messagingApi.FlexBox = { type: "box", layout: "vertical", flex: 1, contents: [] };
    rows.push(sideBySide(pair.length === 2 ? pair : [...pair, gap]));
  }
  return rows;
}
