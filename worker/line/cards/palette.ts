// Colours of the Digital Agency's design system. A card sets every colour itself, background included, so that it
// reads the same on LINE's light and dark chat.

export const COLORS = {
  ink: "#1a1a1c",
  quietInk: "#626264",
  /** What can be pressed, and nothing else but the name of the card. */
  blue: "#0031d8",
  track: "#e6e6e6",
  line: "#d8d8db",
  white: "#ffffff",
} as const;
