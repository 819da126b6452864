// Colours of the Digital Agency's design tokens, the same as the mini-app's. A card sets every colour itself,
// background included, so that it reads the same on LINE's light and dark chat.

export const COLORS = {
  ink: "#1a1a1a", // solid-gray-900
  quietInk: "#666666", // solid-gray-600
  /** What can be pressed, and the name of the card. */
  blue: "#00428c", // light-blue-1000
  track: "#e6e6e6", // solid-gray-100
  white: "#ffffff",
} as const;
