import { describe, expect, test } from "vitest";
import { address } from "../../worker/domain/address.ts";

describe("an address of the app", () => {
  test("keeps its own parts and writes every value so that it stands for itself", () => {
    expect(address`/units/${"unit-1"}/goals/${2}`).toBe("/units/unit-1/goals/2");
    expect(address`/report`).toBe("/report");
  });

  test.each(["../admin", "a/b", "a?b=c", "a#b", "x\r\nURL:https://evil.example/", "若葉", "%2e%2e", "a b"])(
    "%j cannot change where it leads",
    (id) => {
      const url = new URL(`https://app.example${address`/points/${id}`}`);
      expect(url.pathname.split("/").map(decodeURIComponent)).toEqual(["", "points", id]);
      expect(url.search + url.hash).toBe("");
    },
  );
});
