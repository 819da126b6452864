import { describe, expect, test } from "vitest";
import {
  departmentOf,
  type LedUnit,
  lineageIn,
  sectionOf,
  unitsBelow,
} from "../../../worker/domain/overtime/sections.ts";

const unit = (id: string, parentId: string | null, lead: "chief" | "director" | null = null): LedUnit => ({
  id,
  parentId,
  name: id,
  hasChief: lead === "chief",
  hasDirector: lead === "director",
});
const UNITS = new Map(
  [
    unit("city", null, "director"),
    unit("department", "city", "director"),
    unit("section", "department", "chief"),
    unit("team", "section", "chief"),
    unit("desk", "team"),
    unit("office", "department"),
    unit("island", null),
  ].map((each) => [each.id, each]),
);

describe("the section of a unit", () => {
  test.each([
    ["section", "section"],
    ["team", "section"],
    ["desk", "section"],
    ["office", "department"],
    ["department", "department"],
    ["island", null],
    ["nowhere", null],
  ])("%s belongs to the board of %s", (id, expected) => {
    expect(sectionOf(id, UNITS)?.id ?? null).toBe(expected);
  });

  test("the department is the nearest unit with a director", () => {
    expect(departmentOf("desk", UNITS)?.id).toBe("department");
    expect(departmentOf("island", UNITS)).toBeNull();
  });

  test("a lineage ends although units point at each other", () => {
    const circle = new Map([unit("a", "b"), unit("b", "a")].map((each) => [each.id, each]));
    expect(lineageIn("a", circle).length).toBeLessThan(5);
    expect([...unitsBelow("a", circle)].sort()).toEqual(["a", "b"]);
  });

  test("what is below a unit is counted with it", () => {
    expect([...unitsBelow("section", UNITS)].sort()).toEqual(["desk", "section", "team"]);
  });
});
