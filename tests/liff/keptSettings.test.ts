import fc from "fast-check";
import { expect, test } from "vitest";
import { keepOver, keptOver } from "../../liff/pages/admin/rules/kept.ts";
import { memoryShelf } from "./fixtures.ts";

test("what is typed is there again as long as the setting below it is the same", () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), fc.json(), (over, typed, later) => {
      const shelf = memoryShelf();
      keepOver(shelf, "card", { over, typed });
      expect(keptOver(shelf, "card", over)).toEqual(typed === over ? null : typed);
      expect(keptOver(shelf, "other", over)).toBeNull();
      if (later !== over) expect(keptOver(shelf, "card", later)).toBeNull();
    }),
  );
});

test("what says the same again is forgotten", () => {
  const shelf = memoryShelf();
  keepOver(shelf, "card", { over: { most: "4" }, typed: { most: "5" } });
  keepOver(shelf, "card", { over: { most: "4" }, typed: { most: "4" } });
  expect(shelf.length).toBe(0);
});

test("storage that is full, or holds something else, costs nothing but the keeping", () => {
  const shelf = memoryShelf();
  shelf.isFull = true;
  keepOver(shelf, "card", { over: 1, typed: 2 });
  shelf.isFull = false;
  for (const text of ["", "{", "null", "3", "[]", '{"over":1}']) {
    shelf.setItem("card", text);
    expect(keptOver(shelf, "card", 1)).toBeNull();
  }
});
