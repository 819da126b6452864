// What the routes read, as far as their schemas say it: a value that fits, and every field of it that is a number, a date,
// a key or an id. A new field of a new route is walked without anybody adding it here.
import * as v from "valibot";
import * as shapes from "../../worker/domain/shapes.ts";

export type LeafKind = "number" | "key" | "id" | "date" | "text" | "other";
export interface Leaf {
  path: string[];
  kind: LeafKind;
  schema: v.GenericSchema;
}

type Any = v.GenericSchema & {
  entries?: Record<string, Any>;
  item?: Any;
  wrapped?: Any;
  options?: (Any | string)[];
  value?: Any;
  key?: Any;
  literal?: unknown;
  pipe?: Any[];
};

const SAMPLES = new Map<unknown, [kind: LeafKind, sample: unknown]>([
  [shapes.id, ["id", "unit-residents"]],
  [shapes.key, ["key", "key-of-the-walk"]],
  [shapes.civilDate, ["date", "2026-10-06"]],
  [shapes.month, ["date", "2026-10"]],
  [shapes.yearText, ["date", "2026"]],
  [shapes.fiscalYear, ["number", 2026]],
  [shapes.version, ["number", 1]],
]);

/** A value that fits the schema; fields that may be left out are there. */
export function sampleOf(schema: v.GenericSchema): unknown {
  const any = schema as Any;
  const known = SAMPLES.get(schema);
  if (known) return known[1];
  switch (any.type) {
    case "object":
    case "strict_object":
    case "loose_object":
      return Object.fromEntries(
        Object.entries(any.entries ?? {}).map(([name, entry]) => [name, sampleOf(entry)]),
      );
    case "array":
      return [sampleOf(any.item as Any)];
    case "record":
      return { "indicator-1": sampleOf(any.value as Any) };
    case "union":
    case "variant":
      return sampleOf(any.options?.[0] as Any);
    case "picklist":
      return any.options?.[0];
    case "literal":
      return any.literal;
    case "number":
      return 0;
    case "boolean":
      return true;
    case "string":
      return ["text", "0", "2026-10", "report:round-1", "true"].find((text) => v.is(schema, text)) ?? "text";
    case "file":
      return new File(["a"], "表.csv");
    case "custom":
      return "report:round-1";
    case "unknown":
      return 1;
    default:
      if (any.wrapped) return sampleOf(any.wrapped);
      throw new Error(`no sample of ${any.type}`);
  }
}

/** Every field that holds one value, with where it stands in a sample. */
export function leavesOf(schema: v.GenericSchema, path: string[] = []): Leaf[] {
  const any = schema as Any;
  const known = SAMPLES.get(schema);
  if (known) return [{ path, kind: known[0], schema }];
  switch (any.type) {
    case "object":
    case "strict_object":
    case "loose_object":
      return Object.entries(any.entries ?? {}).flatMap(([name, entry]) => leavesOf(entry, [...path, name]));
    case "array":
      return leavesOf(any.item as Any, [...path, "0"]);
    case "record":
      return leavesOf(any.value as Any, [...path, "indicator-1"]);
    case "union":
      return (any.options as Any[])
        .flatMap((option) => leavesOf(option, path))
        .map((leaf) => ({ ...leaf, schema }));
    case "variant":
      return leavesOf(any.options?.[0] as Any, path);
    case "number":
      return [{ path, kind: "number", schema }];
    case "string":
      return [{ path, kind: "text", schema }];
    default:
      return any.wrapped
        ? leavesOf(any.wrapped, path).map((leaf) => ({
            ...leaf,
            schema: leaf.path.length === path.length ? schema : leaf.schema,
          }))
        : [{ path, kind: "other", schema }];
  }
}

/** The other options of variants, which `sampleOf` passes over: each as a schema of its own in place of the variant. */
export function variantsOf(schema: v.GenericSchema): v.GenericSchema[] {
  const any = schema as Any;
  if (SAMPLES.has(schema)) return [schema];
  if (any.type === "variant") return (any.options as Any[]).flatMap(variantsOf);
  if (any.type === "array") return variantsOf(any.item as Any).map((item) => v.array(item));
  if (any.type === "object") {
    const entries = any.entries ?? {};
    const own = Object.entries(entries).flatMap(([name, entry]) =>
      variantsOf(entry)
        .slice(1)
        .map((other) => v.object({ ...entries, [name]: other })),
    );
    return [schema, ...own];
  }
  if (any.wrapped) return variantsOf(any.wrapped);
  return [schema];
}

/** The sample with another value at a place. */
export function withValue(sample: unknown, [head, ...rest]: string[], value: unknown): unknown {
  if (head === undefined) return value;
  if (Array.isArray(sample))
    return sample.map((each, index) => (String(index) === head ? withValue(each, rest, value) : each));
  const record = sample as Record<string, unknown>;
  return { ...record, [head]: withValue(record[head], rest, value) };
}
