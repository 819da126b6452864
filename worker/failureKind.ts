/** What went wrong, without any text that may hold a value. */
export interface FailureKind {
  name: string;
  /** The code that says most: of SQLite, of the network, or of an HTTP answer. */
  code?: string;
  /** The chain of causes from the outermost error, each as its class and code, where there is more than one. */
  causes?: string[];
}

const LONGEST_CHAIN = 8;
/** Nothing else is taken for a code: whoever throws may have put anything there. */
const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;
const NAME = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/** What workerd says of the network in so many words, having no codes. */
const CODES_OF_WORDS: Record<string, string> = {
  "Network connection lost.": "NETWORK_LOST",
  "Network connection timed out.": "NETWORK_TIMEOUT",
  "The script will never generate a response.": "NEVER_ANSWERED",
  "Too many subrequests.": "TOO_MANY_SUBREQUESTS",
};

/** The classes and codes of an error and its causes; never a message, which may hold what was being written. */
export function kindOf(error: unknown): FailureKind {
  const chain = chainOf(error).map((link) => ({ name: nameOf(link), code: codeOf(link) }));
  const [outermost = { name: "unknown", code: undefined }] = chain;
  // The outermost that has a code was made for people who read it; without any the innermost is nearest to the trouble.
  const { name, code } = chain.find((link) => link.code !== undefined) ?? chain.at(-1) ?? outermost;
  const causes = chain.map((link) => (link.code ? `${link.name} ${link.code}` : link.name));
  return { name, ...(code ? { code } : {}), ...(causes.length > 1 ? { causes } : {}) };
}

function chainOf(error: unknown): unknown[] {
  const chain = [error];
  while (chain.length < LONGEST_CHAIN) {
    const last = chain.at(-1);
    if (!(last instanceof Error) || last.cause === undefined || last.cause === null) break;
    chain.push(last.cause);
  }
  return chain;
}

function nameOf(link: unknown): string {
  if (!(link instanceof Error)) return typeof link;
  return NAME.test(link.name) ? link.name : "Error";
}

function codeOf(link: unknown): string | undefined {
  if (!(link instanceof Error)) return undefined;
  const { extendedCode, code, status } = link as { extendedCode?: unknown; code?: unknown; status?: unknown };
  const codes = [extendedCode, code].filter((each) => typeof each === "string" && CODE.test(each));
  const words = CODES_OF_WORDS[link.message];
  const said = [codes[0] ?? words, typeof status === "number" ? `HTTP_${status}` : undefined];
  return said.filter(Boolean).join(" ") || undefined;
}
