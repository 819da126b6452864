import type { Json, Problem } from "./problem.ts";

// The forms LINE's reference gives for style values; the OpenAPI file types all of them as plain strings.
const COLOR = /^#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/;
const PIXELS = "\\d+(?:\\.\\d+)?px";
const PERCENT = "\\d+(?:\\.\\d+)?%";
const SPACES = "none|xs|sm|md|lg|xl|xxl";
const SIZES = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl";

const FORMS: Record<string, RegExp> = {
  color: COLOR,
  backgroundColor: COLOR,
  borderColor: COLOR,
  separatorColor: COLOR,
  margin: new RegExp(`^(?:${SPACES}|${PIXELS})$`),
  spacing: new RegExp(`^(?:${SPACES}|${PIXELS})$`),
  cornerRadius: new RegExp(`^(?:${SPACES}|${PIXELS})$`),
  borderWidth: new RegExp(`^(?:none|light|normal|medium|semi-bold|bold|${PIXELS})$`),
  lineSpacing: new RegExp(`^${PIXELS}$`),
};
const PADDING = new RegExp(`^(?:${SPACES}|${PIXELS}|${PERCENT})$`);
const OFFSET = new RegExp(`^-?(?:${SPACES}|${PIXELS}|${PERCENT})$`);
const LENGTH = new RegExp(`^(?:${PIXELS}|${PERCENT})$`);
const TEXT_SIZE = new RegExp(`^(?:${SIZES}|${PIXELS})$`);
const IMAGE_SIZE = new RegExp(`^(?:${SIZES}|full|${PIXELS}|${PERCENT})$`);

/** Refuses style values that LINE cannot read, such as `#fff` or a bare number. */
export function checkStyle(component: Json, path: string): Problem[] {
  const problems: Problem[] = [];
  for (const [field, value] of Object.entries(component)) {
    if (typeof value !== "string") continue;
    const form = formOf(field, component);
    if (form !== undefined && !form.test(value)) {
      problems.push({ property: `${path}.${field}`, message: "invalid property" });
    }
  }
  if (typeof component.flex === "number" && component.flex < 0) {
    problems.push({ property: `${path}.flex`, message: "Must be 0 or more" });
  }
  return problems;
}

function formOf(field: string, component: Json): RegExp | undefined {
  if (field.startsWith("padding")) return PADDING;
  if (field.startsWith("offset")) return OFFSET;
  if (["width", "maxWidth", "height", "maxHeight"].includes(field)) {
    return component.type === "button" ? undefined : LENGTH;
  }
  if (field === "size") {
    if (component.type === "image") return IMAGE_SIZE;
    return ["text", "span", "icon"].includes(String(component.type)) ? TEXT_SIZE : undefined;
  }
  return FORMS[field];
}
