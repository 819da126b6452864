/** How much of the city's own words may be said on LINE: `minimal` is counts, dates and links only. */
export type LineContent = "published" | "minimal";

export interface CardOptions {
  liffId: string;
  content: LineContent;
}
