import { expect, test } from "vitest";
import { type PostDesignation, staysOf } from "../../../worker/domain/overtime/stays.ts";

const designation = (own: Partial<PostDesignation>): PostDesignation => ({
  postFrom: "2025-04-01",
  postUntil: null,
  depth: 0,
  validFrom: "2024-04-01",
  regime: "demanding",
  ...own,
});

test("a post in a designated section is a stay from its first day", () => {
  expect(staysOf([designation({})])).toEqual([{ from: "2025-04-01", until: null, regime: "demanding" }]);
});

test("a designation that comes later, and one that ends it, part the post", () => {
  expect(
    staysOf([
      designation({ validFrom: "2026-04-01" }),
      designation({ validFrom: "2026-10-01", regime: "ordinary" }),
    ]),
  ).toEqual([
    { from: "2026-04-01", until: "2026-09-30", regime: "demanding" },
    { from: "2026-10-01", until: null, regime: "ordinary" },
  ]);
});

test("the nearest unit decides over one above it", () => {
  expect(staysOf([designation({ depth: 2 }), designation({ regime: "ordinary" })])).toEqual([
    { from: "2025-04-01", until: null, regime: "ordinary" },
  ]);
});

test("each post of a person has its own stays, ended with it", () => {
  expect(
    staysOf([
      designation({ postUntil: "2026-03-31" }),
      designation({ postFrom: "2026-04-01", regime: "ordinary" }),
    ]),
  ).toEqual([
    { from: "2025-04-01", until: "2026-03-31", regime: "demanding" },
    { from: "2026-04-01", until: null, regime: "ordinary" },
  ]);
});

test("without a designation there is no stay", () => {
  expect(staysOf([])).toEqual([]);
});
