/** One thing LINE would refuse, in its own form: where (`messages[0].text`) and what. */
export interface Problem {
  message: string;
  property: string;
}

/** A value of unknown shape at a path of the request, such as `messages[0].contents`. */
export type Json = Record<string, unknown>;

/** The value as a JSON object, or null when it is none. */
export function asObject(value: unknown): Json | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** The value as an array, empty when it is none. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text, or null when it is none. */
export function asText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
