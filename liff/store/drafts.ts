import { type Draft, type DraftPlace, decodeDraft, draftKey, encodeDraft, placeOf } from "./draft.ts";

export type Drafts = ReturnType<typeof createDrafts>;
type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Drafts in the phone's storage. Storage that is full or forbidden makes `save` answer false, never throw. */
export function createDrafts(shelf: Shelf) {
  return {
    load: (place: DraftPlace): Draft | null => decodeDraft(shelf.getItem(draftKey(place))),

    save(place: DraftPlace, draft: Draft): boolean {
      try {
        shelf.setItem(draftKey(place), encodeDraft(draft));
        return true;
      } catch {
        return false;
      }
    },

    discard: (place: DraftPlace) => shelf.removeItem(draftKey(place)),

    /** Reports of a person that were sent in vain, the oldest first. */
    unsentOf(staffNumber: string): { place: DraftPlace; savedAt: number }[] {
      return placesOn(shelf)
        .filter((place) => place.staffNumber === staffNumber)
        .map((place) => ({ place, draft: decodeDraft(shelf.getItem(draftKey(place))) }))
        .flatMap(({ place, draft }) => (draft?.unsent ? [{ place, savedAt: draft.savedAt }] : []))
        .sort((one, other) => one.savedAt - other.savedAt);
    },

    /** The drafts of a person for one goal, of whatever round. */
    allFor(goal: Omit<DraftPlace, "roundId">): { place: DraftPlace; draft: Draft }[] {
      return placesOn(shelf)
        .filter(
          (place) =>
            place.staffNumber === goal.staffNumber &&
            place.unitId === goal.unitId &&
            place.goalId === goal.goalId,
        )
        .flatMap((place) => {
          const draft = decodeDraft(shelf.getItem(draftKey(place)));
          return draft ? [{ place, draft }] : [];
        });
    },
  };
}

/** The storage key of an application for overtime that was not yet sent. */
export function overtimeKey(staffNumber: string): string {
  return `overtime/${staffNumber}`;
}

function placesOn(shelf: Shelf): DraftPlace[] {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? "");
  return keys.map(placeOf).filter((place) => place !== null);
}
