// The stays of a person under a regime, out of the posts they held and the designations of those units.
import { addDays, type CivilDate } from "../civilDate.ts";
import type { RegimeStay } from "./regime.ts";
import type { Regime } from "./states.ts";

/** A designation that reaches a post: of its unit (depth 0) or of one above it. */
export interface PostDesignation {
  postFrom: CivilDate;
  postUntil: CivilDate | null;
  /** How many units above the post's own it was made for. */
  depth: number;
  validFrom: CivilDate;
  regime: Regime;
}

/** The stays of one person: the nearest unit that is designated on a day decides, its newest designation first. */
export function staysOf(designations: readonly PostDesignation[]): RegimeStay[] {
  const posts = Map.groupBy(designations, ({ postFrom, postUntil }) => `${postFrom}/${postUntil ?? ""}`);
  return [...posts.values()].flatMap(staysInPost);
}

function staysInPost(designations: readonly PostDesignation[]): RegimeStay[] {
  const [first] = designations;
  if (!first) return [];
  const { postFrom, postUntil } = first;
  const turns = [...new Set([postFrom, ...designations.map(({ validFrom }) => validFrom)])]
    .filter((day) => day >= postFrom && (postUntil === null || day <= postUntil))
    .toSorted();
  return turns.flatMap((from, index) => {
    const regime = regimeOn(designations, from);
    const next = turns[index + 1];
    return regime ? [{ from, until: next === undefined ? postUntil : addDays(next, -1), regime }] : [];
  });
}

function regimeOn(designations: readonly PostDesignation[], day: CivilDate): Regime | undefined {
  return designations
    .filter(({ validFrom }) => validFrom <= day)
    .toSorted((one, other) => one.depth - other.depth || (one.validFrom < other.validFrom ? 1 : -1))[0]
    ?.regime;
}
