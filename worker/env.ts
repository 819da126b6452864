import * as v from "valibot";

/** Of SESSION_SECRET, in characters. */
export const SHORTEST_SECRET = 32;

/** A binding that only the local stack gives: the city's clock, so that a person or a test can choose the day. */
interface LocalBindings {
  CLOCK?: Fetcher;
}

/** The Worker's bindings: those of wrangler.toml plus the local ones. */
export type Bindings = Env & LocalBindings & Partial<Record<OptionalName, string>>;

type OptionalName = "DATABASE_AUTH_TOKEN" | "LINE_CHANNEL_ACCESS_TOKEN";

const url = (protocols: string) =>
  v.pipe(
    v.string("is missing"),
    v.nonEmpty("is empty"),
    v.check(
      (text) => URL.canParse(text) && new RegExp(`^(${protocols}):$`).test(new URL(text).protocol),
      `must be a ${protocols} URL`,
    ),
  );
const filled = v.pipe(v.string("is missing"), v.nonEmpty("is empty"));
const digits = v.pipe(filled, v.regex(/^\d+$/, "must be digits only"));

const variables = v.object({
  DATABASE_URL: url("libsql|https|http|wss|ws"),
  DATABASE_AUTH_TOKEN: v.optional(filled),
  LINE_CHANNEL_ID: digits,
  LINE_CHANNEL_SECRET: filled,
  LINE_CHANNEL_ACCESS_TOKEN: v.optional(filled),
  LINE_LOGIN_CHANNEL_ID: digits,
  LIFF_ID: v.pipe(filled, v.regex(/^\d+-\w+$/, "must look like 1234567890-AbCdEfGh")),
  LINE_API_BASE_URL: url("https|http"),
  LINE_LOGIN_BASE_URL: url("https|http"),
  LINE_CONTENT: v.optional(v.picklist(["published", "minimal"], "must be published or minimal"), "published"),
  SESSION_SECRET: v.pipe(
    filled,
    v.minLength(SHORTEST_SECRET, `must have at least ${SHORTEST_SECRET} characters`),
  ),
  PUBLIC_URL: url("https|http"),
});

/** The validated configuration of the Worker. */
export type Config = v.InferOutput<typeof variables>;

/** Wrong configuration: says which variables and what is wrong with each, never their values. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`Worker configuration: ${problems.join("; ")}`);
    this.problems = problems;
  }
}

// Bindings do not change while an isolate lives, so they are validated once per isolate.
const validated = new WeakMap<object, Config>();

/**
 * The configuration in the bindings, validated once.
 * @throws ConfigError naming every missing or malformed variable
 */
export function readConfig(bindings: object): Config {
  const known = validated.get(bindings);
  if (known) return known;
  const result = v.safeParse(variables, bindings);
  if (!result.success) {
    throw new ConfigError(result.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`));
  }
  validated.set(bindings, result.output);
  return result.output;
}
