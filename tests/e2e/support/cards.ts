// Reading what arrived on a phone.

/** Every text a person can read in messages, joined. */
export function textsIn(messages: unknown): string {
  return [...fieldsIn(messages, "text"), ...fieldsIn(messages, "altText")].join("\n");
}

/** Every address a tap can open. */
export function linksIn(messages: unknown): string[] {
  return fieldsIn(messages, "uri");
}

function fieldsIn(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsIn(item, name));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === name && typeof inner === "string" ? [inner] : fieldsIn(inner, name),
  );
}
