import { expect, test } from "vitest";
import { README_PICTURES, SCREEN_PAGES, WITHOUT_PICTURE } from "../../dev/screens/pages.ts";
import { PAGES } from "../../liff/pages/index.ts";

test("every page of the mini-app has its picture, and no picture is of a page that is gone", () => {
  const shown = new Set(SCREEN_PAGES.flatMap(({ pattern }) => pattern ?? []));
  expect([...shown, ...WITHOUT_PICTURE].toSorted()).toEqual(PAGES.map(({ pattern }) => pattern).toSorted());
});

test("each picture has a name of its own, and the READMEs show pages that are pictured", () => {
  const files = SCREEN_PAGES.map(({ file }) => file);
  expect(new Set(files).size).toBe(files.length);
  expect(files).toEqual(expect.arrayContaining(README_PICTURES.map((picture) => picture.of)));
});
