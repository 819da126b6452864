import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import type { Problem } from "./problem.ts";

interface Schema {
  required?: string[];
  properties?: Record<string, unknown>;
  allOf?: Array<Schema & { $ref?: string }>;
  discriminator?: { propertyName: string; mapping: Record<string, string> };
  [keyword: string]: unknown;
}

const OPENAPI_FILE = new URL("../openapi/messaging-api.yml", import.meta.url);
const DOCUMENT_ID = "messaging-api";

/**
 * The OpenAPI schemas as JSON Schema that really follows `discriminator`.
 * OpenAPI lets a base (`Message`) point to subtypes that contain the base again; here each subtype is merged with
 * its base, pinned to its tag and closed to unknown fields, and the base becomes a choice among them.
 */
function toJsonSchemas(source: Record<string, Schema>): Record<string, Schema> {
  const tags = new Map<string, { property: string; tag: string }>();
  for (const schema of Object.values(source)) {
    for (const [tag, ref] of Object.entries(schema.discriminator?.mapping ?? {})) {
      tags.set(nameOf(ref), { property: schema.discriminator?.propertyName ?? "type", tag });
    }
  }
  const result: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(source)) {
    const tag = tags.get(name);
    result[name] =
      schema.discriminator !== undefined
        ? choiceOf(schema.discriminator)
        : tag !== undefined
          ? closedSubtype(merged(schema, source), tag)
          : closed(schema);
  }
  return result;
}

function choiceOf({ propertyName, mapping }: NonNullable<Schema["discriminator"]>): Schema {
  return {
    type: "object",
    required: [propertyName],
    discriminator: { propertyName } as Schema["discriminator"] & object,
    oneOf: Object.values(mapping).map((ref) => ({ $ref: ref })),
  };
}

function merged(schema: Schema, source: Record<string, Schema>): { required: string[]; properties: Schema } {
  const parts = [schema, ...(schema.allOf ?? [])].map((part) => {
    const ref = (part as { $ref?: string }).$ref;
    return ref === undefined ? part : (source[nameOf(ref)] ?? {});
  });
  return {
    required: [...new Set(parts.flatMap((part) => part.required ?? []))],
    properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})),
  };
}

function closedSubtype(
  { required, properties }: { required: string[]; properties: Schema },
  { property, tag }: { property: string; tag: string },
): Schema {
  return {
    type: "object",
    required: [...new Set([property, ...required])],
    properties: { ...properties, [property]: { const: tag } },
    additionalProperties: false,
  };
}

function closed(schema: Schema): Schema {
  return schema.properties === undefined ? schema : { ...schema, additionalProperties: false };
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

function loadAjv(): Ajv {
  const document = parse(readFileSync(OPENAPI_FILE, "utf8")) as {
    components: { schemas: Record<string, Schema> };
  };
  const ajv = new Ajv({ allErrors: true, discriminator: true, strict: false });
  (addFormats as unknown as { default: typeof addFormats.default }).default(ajv);
  ajv.addSchema({ $id: DOCUMENT_ID, components: { schemas: toJsonSchemas(document.components.schemas) } });
  return ajv;
}

let shared: Ajv | undefined;
const compiled = new Map<string, ValidateFunction>();

/** Checks a value against a schema of the Messaging API by name (`PushMessageRequest`); paths start at `at`. */
export function checkSchema(name: string, value: unknown, at = ""): Problem[] {
  shared ??= loadAjv();
  let validate = compiled.get(name);
  if (validate === undefined) {
    validate = shared.compile({ $ref: `${DOCUMENT_ID}#/components/schemas/${name}` });
    compiled.set(name, validate);
  }
  return validate(value) ? [] : (validate.errors ?? []).map((error) => toProblem(error, at));
}

function toProblem(error: ErrorObject, at: string): Problem {
  const property = at + toPropertyPath(error.instancePath);
  switch (error.keyword) {
    case "required":
      return { property: join(property, String(error.params.missingProperty)), message: "May not be empty" };
    case "additionalProperties":
      return { property: join(property, String(error.params.additionalProperty)), message: "Unknown field" };
    case "discriminator":
      return {
        property: join(property, String(error.params.tag)),
        message: "Must be one of the known values",
      };
    case "enum":
      return {
        property: trimDot(property),
        message: `Must be one of the following values: [${(error.params.allowedValues as unknown[]).join(", ")}]`,
      };
    default:
      return { property: trimDot(property), message: error.message ?? error.keyword };
  }
}

function toPropertyPath(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) =>
      /^\d+$/.test(part) ? `[${part}]` : `.${part.replaceAll("~1", "/").replaceAll("~0", "~")}`,
    )
    .join("");
}

function join(path: string, field: string): string {
  return trimDot(`${path}.${field}`);
}

function trimDot(path: string): string {
  return path.replace(/^\./, "");
}
