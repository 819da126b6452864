// Who asks for overtime and who is asked: whoever leads a section or above has 管理職手当 and is outside these rules.
import type { PostRight } from "../rights.ts";
import { type LedUnit, sectionOf } from "./sections.ts";

/** Whether one of the posts leads a section or what is above sections. A 係 inside a section is led without that. */
export function leadsSection(posts: readonly PostRight[], units: ReadonlyMap<string, LedUnit>): boolean {
  return posts.some(
    ({ unitId, role }) =>
      role === "director" || (role === "chief" && sectionOf(unitId, units)?.id === unitId),
  );
}

/** Somebody who works in a section. */
export interface SectionPerson {
  staffId: string;
  title: string;
  role: PostRight["role"];
}

/**
 * 係長への委任: those to whom orders may be handed over. Who leads a part of the section, or is called 係長; where there is
 * nobody of the kind, anybody of the section.
 */
export function delegationCandidates<Person extends SectionPerson>(people: readonly Person[]): Person[] {
  const subleaders = people.filter(({ role, title }) => role === "chief" || title.includes("係長"));
  return subleaders.length > 0 ? subleaders : [...people];
}
