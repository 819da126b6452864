import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Draft, decodeDraft, draftKey, encodeDraft, placeOf } from "../../liff/store/draft.ts";
import { createDrafts } from "../../liff/store/drafts.ts";
import { EMPTY_FORM } from "../../liff/store/reportForm.ts";
import { CRITERION_STATES } from "../../worker/domain/grade.ts";
import { SUPPORT_FROM } from "../../worker/domain/review.ts";
import { memoryShelf } from "./fixtures.ts";

const place = { staffNumber: "10021", unitId: "u", goalId: "g", roundId: "r" };
const draft: Draft = {
  form: { ...EMPTY_FORM, done: "途中" },
  baseVersion: 0,
  submissionKey: null,
  unsent: false,
  savedAt: 1,
};

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  form: fc.record({
    gradeId: fc.option(fc.string()),
    judgements: fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      fc.constantFrom(...CRITERION_STATES),
    ),
    done: fc.string({ unit: "binary" }),
    blocked: fc.string(),
    next: fc.string(),
    needsSupport: fc.boolean(),
    supportFrom: fc.option(fc.constantFrom(...SUPPORT_FROM)),
    values: fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      fc.string({ unit: "binary" }),
    ),
  }),
  baseVersion: fc.nat(),
  submissionKey: fc.option(fc.uuid()),
  unsent: fc.boolean(),
  savedAt: fc.nat(),
});

describe("a stored draft", () => {
  it("of before there were numbers comes back without any", () => {
    const { values: _, supportFrom: __, ...form } = draft.form;
    expect(decodeDraft(JSON.stringify({ ...draft, form }))).toEqual(draft);
  });

  it("comes back exactly as it was", () => {
    fc.assert(
      fc.property(anyDraft, (each) => {
        expect(JSON.stringify(decodeDraft(encodeDraft(each)))).toBe(JSON.stringify(each));
      }),
    );
  });

  it("is none at all when the stored text is of another shape", () => {
    expect(decodeDraft(null)).toBeNull();
    expect(decodeDraft("{")).toBeNull();
    expect(decodeDraft("[]")).toBeNull();
    fc.assert(
      fc.property(fc.json(), (text) => {
        const decoded = decodeDraft(text);
        expect(decoded === null || typeof decoded.form.done === "string").toBe(true);
      }),
    );
  });

  it("has a key of its own for person, unit, goal and round", () => {
    expect(placeOf(draftKey(place))).toEqual(place);
    expect(placeOf("LIFF_STORE:context")).toBeNull();
  });
});

describe("drafts", () => {
  it("are not seen by another person on the same phone", () => {
    const drafts = createDrafts(memoryShelf());
    drafts.save(place, draft);
    expect(drafts.load({ ...place, staffNumber: "10022" })).toBeNull();
    expect(drafts.load(place)).toEqual(draft);
  });

  it("say that they could not be kept when the phone has no room", () => {
    const shelf = memoryShelf();
    shelf.isFull = true;
    expect(createDrafts(shelf).save(place, draft)).toBe(false);
  });

  it("tell which reports were sent in vain, the oldest first", () => {
    const drafts = createDrafts(memoryShelf());
    drafts.save({ ...place, goalId: "new" }, { ...draft, unsent: true, savedAt: 9 });
    drafts.save({ ...place, goalId: "old" }, { ...draft, unsent: true, savedAt: 3 });
    drafts.save({ ...place, goalId: "quiet" }, draft);
    drafts.save({ ...place, staffNumber: "other" }, { ...draft, unsent: true });
    expect(drafts.unsentOf("10021").map((each) => each.place.goalId)).toEqual(["old", "new"]);
  });

  it("of a closed round are still found by their goal", () => {
    const drafts = createDrafts(memoryShelf());
    drafts.save(place, draft);
    expect(drafts.allFor(place).map((each) => each.place.roundId)).toEqual(["r"]);
  });
});
