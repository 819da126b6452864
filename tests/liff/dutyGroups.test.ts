import fc from "fast-check";
import { expect, it } from "vitest";
import { groupDuties, minutesFor } from "../../liff/store/dutyGroups.ts";
import { addDays } from "../../worker/domain/civilDate.ts";
import type { DutyView } from "../../worker/domain/views.ts";

const WEDNESDAY = "2026-10-07";
const duty = (key: string, dueOn: string): DutyView => ({
  kind: "read",
  key,
  dueOn,
  point: { id: key, policyTitle: "", path: "", shortForm: "", isPriority: true, readAt: null },
});

it("puts what is overdue and due today first, then the week to Sunday, then the rest", () => {
  const duties = [
    duty("late", "2026-10-01"),
    duty("today", WEDNESDAY),
    duty("sunday", "2026-10-11"),
    duty("monday", "2026-10-12"),
  ];
  const groups = groupDuties(duties, WEDNESDAY).map(({ name, duties: found }) => [
    name,
    found.map(({ key }) => key),
  ]);
  expect(groups).toEqual([
    ["today", ["late", "today"]],
    ["week", ["sunday"]],
    ["later", ["monday"]],
  ]);
});

it("ends the week of a Sunday with that day", () => {
  expect(groupDuties([duty("monday", "2026-10-12")], "2026-10-11")[0]?.name).toBe("later");
});

it("loses no duty, repeats none and makes no empty group", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -30, max: 60 })), (offsets) => {
      const duties = offsets.map((offset, index) => duty(String(index), addDays(WEDNESDAY, offset)));
      const groups = groupDuties(duties, WEDNESDAY);
      expect(groups.flatMap((group) => group.duties.map(({ key }) => key)).sort()).toEqual(
        duties.map(({ key }) => key).sort(),
      );
      expect(groups.every((group) => group.duties.length > 0)).toBe(true);
    }),
  );
});

it("says three minutes for ten goals and never less than one", () => {
  expect(minutesFor(10)).toBe(3);
  expect(minutesFor(3)).toBe(1);
  expect(minutesFor(0)).toBe(1);
});
