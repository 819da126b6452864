import type { FlexGradient, FlexNode } from "./flexTypes.ts";

type Style = Record<string, string | undefined>;
export type Direction = "horizontal" | "vertical" | "baseline";

// Pixel values of LINE's keywords, as its Flex Message Simulator draws them.
const SPACES: Record<string, string> = {
  none: "0px",
  xs: "2px",
  sm: "4px",
  md: "8px",
  lg: "12px",
  xl: "16px",
  xxl: "20px",
};
const FONT_SIZES: Record<string, string> = {
  xxs: "11px",
  xs: "13px",
  sm: "14px",
  md: "16px",
  lg: "19px",
  xl: "22px",
  xxl: "29px",
  "3xl": "35px",
  "4xl": "48px",
  "5xl": "74px",
};
const IMAGE_WIDTHS: Record<string, string> = {
  xxs: "40px",
  xs: "60px",
  sm: "80px",
  md: "100px",
  lg: "120px",
  xl: "140px",
  xxl: "160px",
  "3xl": "180px",
  "4xl": "200px",
  "5xl": "220px",
  full: "100%",
};
const BORDER_WIDTHS: Record<string, string> = {
  none: "0px",
  light: "0.5px",
  normal: "1px",
  medium: "2px",
  "semi-bold": "3px",
  bold: "4px",
};
const ALIGNMENTS: Record<string, string> = {
  start: "flex-start",
  end: "flex-end",
  top: "flex-start",
  bottom: "flex-end",
  center: "center",
};

function toSpace(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const negative = value.startsWith("-");
  const size = SPACES[negative ? value.slice(1) : value];
  if (size === undefined) return value;
  return negative ? `-${size}` : size;
}

export function toFontSize(value: string | undefined): string {
  return FONT_SIZES[value ?? "md"] ?? value ?? "16px";
}

export function toImageWidth(value: string | undefined): string {
  return IMAGE_WIDTHS[value ?? "md"] ?? value ?? "100px";
}

/** `start`, `center`, `top`… as CSS flexbox says it. */
export function toAlignment(value: string | undefined): string | undefined {
  return value === undefined ? undefined : ALIGNMENTS[value];
}

/**
 * How a component takes its place in its box: share of the space, distance to the one before, position.
 * `flex` 0 is `0 0 auto`; above, `X 0 0` along a row and `X 0 auto` down a column. A row's default is 1, a column's 0.
 */
export function placeStyle(
  node: FlexNode,
  parent: Direction,
  spacing: string | undefined,
  first: boolean,
): Style {
  const inRow = parent !== "vertical";
  const hasOwnSize = inRow ? node.width !== undefined : node.height !== undefined;
  const flex = hasOwnSize ? 0 : (node.flex ?? (inRow ? 1 : 0));
  const gap = toSpace(node.margin) ?? (first ? undefined : toSpace(spacing));
  const absolute = node.position === "absolute";
  return {
    flex: absolute ? undefined : flex === 0 ? "0 0 auto" : `${flex} 0 ${inRow ? "0px" : "auto"}`,
    [inRow ? "margin-inline-start" : "margin-top"]: absolute ? undefined : gap,
    position: absolute ? "absolute" : "relative",
    top: toSpace(node.offsetTop),
    bottom: toSpace(node.offsetBottom),
    "inset-inline-start": toSpace(node.offsetStart),
    "inset-inline-end": toSpace(node.offsetEnd),
  };
}

/** Size, padding, background and border of a box. */
export function boxStyle(box: FlexNode): Style {
  const border = BORDER_WIDTHS[box.borderWidth ?? "none"] ?? box.borderWidth ?? "0px";
  const hasBorder = border !== "0px";
  return {
    width: box.width,
    "max-width": box.maxWidth,
    height: box.height,
    "max-height": box.maxHeight,
    "padding-top": toSpace(box.paddingTop ?? box.paddingAll),
    "padding-bottom": toSpace(box.paddingBottom ?? box.paddingAll),
    "padding-inline-start": toSpace(box.paddingStart ?? box.paddingAll),
    "padding-inline-end": toSpace(box.paddingEnd ?? box.paddingAll),
    "background-color": box.backgroundColor,
    "background-image": box.background === undefined ? undefined : toGradient(box.background),
    border: hasBorder ? `${border} solid ${box.borderColor ?? "#d4d6da"}` : undefined,
    "border-radius": toSpace(box.cornerRadius),
    "justify-content": box.justifyContent,
    "align-items": box.layout === "baseline" ? "baseline" : box.alignItems,
  };
}

function toGradient({ angle, startColor, centerColor, centerPosition, endColor }: FlexGradient): string {
  const center = centerColor === undefined ? "" : `, ${centerColor} ${centerPosition ?? "50%"}`;
  return `linear-gradient(${angle ?? "0deg"}, ${startColor}${center}, ${endColor})`;
}

/** Letters of a text or span. */
export function letterStyle(node: FlexNode, isSpan: boolean): Style {
  return {
    "font-size": isSpan && node.size === undefined ? undefined : toFontSize(node.size),
    color: node.color,
    "font-weight": node.weight === "bold" ? "700" : isSpan && node.weight === undefined ? undefined : "400",
    "font-style": node.style === "italic" ? "italic" : undefined,
    "text-decoration": node.decoration,
  };
}
