// Who the people of a roster are: a staff number may be known under another name, and may have been given to another person.
import { isSameName } from "../domain/sameName.ts";
import type { ImportRefusal } from "../imports/outcome.ts";

/** What was said about staff numbers whose name differs. */
export interface NameChoices {
  /** 改姓: it is the same person. */
  samePerson?: readonly string[] | undefined;
  /** 別の人: the number was given to somebody else, and whoever had it before is gone. */
  newPerson?: readonly string[] | undefined;
}

export interface StoredPerson {
  id: string;
  staffNumber: string;
  name: string;
}

/** Whoever had a number before somebody else was given it, with the number under which their history stays. */
export interface FormerPerson extends StoredPerson {
  freedNumber: string;
}

/**
 * Tells the people of a roster from those who had their numbers before.
 * @param names by staff number, as the roster has them
 */
export function tellPeopleApart(
  names: ReadonlyMap<string, string>,
  stored: readonly StoredPerson[],
  { samePerson = [], newPerson = [] }: NameChoices,
):
  | { kind: "told"; former: Map<string, FormerPerson> }
  | Extract<ImportRefusal, { reason: "namesDiffer" | "choicesUnfit" }> {
  const unfit = [...samePerson, ...newPerson].filter(
    (number) => !names.has(number) || (samePerson.includes(number) && newPerson.includes(number)),
  );
  if (unfit.length > 0) return { kind: "refused", reason: "choicesUnfit", staffNumbers: [...new Set(unfit)] };
  const taken = new Set(stored.map(({ staffNumber }) => staffNumber));
  const differing = stored.flatMap((person) => {
    const after = names.get(person.staffNumber);
    return after === undefined || bare(after) === bare(person.name) ? [] : [{ person, after }];
  });
  const asked = differing.filter(
    ({ person: { staffNumber, name }, after }) =>
      !samePerson.includes(staffNumber) && !newPerson.includes(staffNumber) && !isSameName(name, after),
  );
  if (asked.length > 0) {
    const people = asked.map(({ person: { staffNumber, name }, after }) => ({
      staffNumber,
      before: name,
      after,
    }));
    return { kind: "refused", reason: "namesDiffer", people };
  }
  // The same roster once more has the new name already: nobody is replaced twice.
  const replaced = differing.filter(({ person }) => newPerson.includes(person.staffNumber));
  return {
    kind: "told",
    former: new Map(
      replaced.map(({ person }) => [
        person.staffNumber,
        { ...person, freedNumber: freeNumber(person.staffNumber, taken) },
      ]),
    ),
  };
}

/** 10013旧, 10013旧2, …: a number that nobody is given. */
function freeNumber(staffNumber: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const number = `${staffNumber}旧${count === 1 ? "" : count}`;
    if (!taken.has(number)) return number;
  }
}

function bare(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, "");
}
