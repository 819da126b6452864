/** A button that leaves a tap. */
export interface Button {
  label: string;
  data: string;
}

/** Every button of messages that leaves a tap, in order. */
export function buttonsIn(value: unknown): Button[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== "object" || value === null) return [];
  const { type, label, data } = value as Partial<Button> & { type?: string };
  if (type === "postback" && label !== undefined && data !== undefined) return [{ label, data }];
  return Object.values(value).flatMap(buttonsIn);
}
