// What a message looks like, as plain data: drawn without a browser, then turned into DOM or into HTML text.

/** An element to be. `action` is what a tap on it does, a LINE action object. */
export interface Drawn {
  tag: string;
  attributes: Record<string, string>;
  style: Record<string, string>;
  children: Array<Drawn | string>;
}

interface Parts {
  attributes?: Record<string, string>;
  style?: Record<string, string | undefined>;
  action?: unknown;
}

/** Makes an element with classes, style and children; absent style values are left out. */
export function draw(
  tag: string,
  className: string,
  parts: Parts,
  children: Array<Drawn | string> = [],
): Drawn {
  const attributes: Record<string, string> = { ...parts.attributes };
  if (className !== "") attributes.class = className;
  if (parts.action !== undefined) {
    attributes["data-action"] = JSON.stringify(parts.action);
    attributes.role ??= "button";
    attributes.tabindex ??= "0";
  }
  const style: Record<string, string> = {};
  for (const [property, value] of Object.entries(parts.style ?? {})) {
    if (value !== undefined) style[property] = value;
  }
  return { tag, attributes, style, children };
}
