// Whether a name beside a staff number that was known under another is the same person's.
import { withoutVariants } from "./repairText.ts";

/** Shorter endings are shared by chance: 「田中誠」 and 「佐藤誠」 are not plainly one person. */
const LEAST_SHARED_CHARACTERS = 2;

/** 改姓, or the same name written another way: the given name is the same. Otherwise somebody has to say. */
export function isSameName(before: string, after: string): boolean {
  const [one, other] = [partsOf(before), partsOf(after)];
  if (one.join("") === other.join("")) return true;
  const [given, otherGiven] = [givenOf(one), givenOf(other)];
  if (given !== null && otherGiven !== null) return given === otherGiven;
  if (given !== null) return other.join("").endsWith(given);
  if (otherGiven !== null) return one.join("").endsWith(otherGiven);
  return sharedEnd(one.join(""), other.join("")) >= LEAST_SHARED_CHARACTERS;
}

function partsOf(name: string): string[] {
  return withoutVariants(name).normalize("NFKC").trim().split(/\s+/);
}

function givenOf(parts: readonly string[]): string | null {
  return parts.length > 1 ? (parts.at(-1) ?? null) : null;
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length))
    length += 1;
  return length;
}
