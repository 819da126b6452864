/** A Flex component of any type with the properties that are drawn; what does not apply is absent. */
export interface FlexNode {
  type: string;
  layout?: "horizontal" | "vertical" | "baseline";
  contents?: FlexNode[];
  text?: string;
  url?: string;
  previewUrl?: string;
  altContent?: FlexNode;
  action?: FlexAction;
  flex?: number;
  size?: string;
  align?: string;
  gravity?: string;
  color?: string;
  weight?: string;
  style?: string;
  decoration?: string;
  wrap?: boolean;
  maxLines?: number;
  lineSpacing?: string;
  adjustMode?: string;
  margin?: string;
  spacing?: string;
  position?: string;
  offsetTop?: string;
  offsetBottom?: string;
  offsetStart?: string;
  offsetEnd?: string;
  width?: string;
  maxWidth?: string;
  height?: string;
  maxHeight?: string;
  paddingAll?: string;
  paddingTop?: string;
  paddingBottom?: string;
  paddingStart?: string;
  paddingEnd?: string;
  backgroundColor?: string;
  borderColor?: string;
  borderWidth?: string;
  cornerRadius?: string;
  justifyContent?: string;
  alignItems?: string;
  aspectRatio?: string;
  aspectMode?: string;
  background?: FlexGradient;
}

export interface FlexGradient {
  angle?: string;
  startColor?: string;
  endColor?: string;
  centerColor?: string;
  centerPosition?: string;
}

export interface FlexAction {
  type: string;
  label?: string;
  [field: string]: unknown;
}

export interface BlockStyle {
  backgroundColor?: string;
  separator?: boolean;
  separatorColor?: string;
}

export interface FlexBubble {
  type: "bubble";
  size?: string;
  direction?: string;
  action?: FlexAction;
  header?: FlexNode;
  hero?: FlexNode;
  body?: FlexNode;
  footer?: FlexNode;
  styles?: Partial<Record<"header" | "hero" | "body" | "footer", BlockStyle>>;
}

export type FlexContainer = FlexBubble | { type: "carousel"; contents: FlexBubble[] };
