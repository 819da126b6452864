import { describe, expect, it } from "vitest";
import { absentAmong, standInsOf } from "../../worker/domain/standIn.ts";

const facts = {
  assignees: ["chief"],
  unitStaff: ["chief", "member", "other"],
  superiors: [
    { staffId: "head", role: "chief" as const, distance: 1, since: "2026-04-01" },
    { staffId: "director", role: "director" as const, distance: 2, since: "2026-04-01" },
  ],
  absences: new Map([["chief", { untilDay: "2026-10-09", deputyId: "member" as string | null }]]),
};
const asked = (change: Partial<typeof facts>) => {
  const all = { ...facts, ...change };
  return standInsOf({ assignees: all.assignees, absent: absentAmong(all) });
};
const away = (...ids: [string, string | null][]) =>
  new Map(ids.map(([id, deputyId]) => [id, { untilDay: "2026-10-09", deputyId }]));

describe("while somebody with a duty is absent", () => {
  it("the deputy they named is asked", () => {
    expect(asked({})).toEqual(["member"]);
  });

  it.each([
    ["nobody was named", away(["chief", null])],
    ["the deputy works elsewhere", away(["chief", "stranger"])],
    ["the deputy is absent, too", away(["chief", "member"], ["member", null])],
  ])("the next superior is asked where %s", (_name, absences) => {
    expect(asked({ absences })).toEqual(["head"]);
  });

  it("a superior who is absent is passed over", () => {
    expect(asked({ absences: away(["chief", null], ["head", null]) })).toEqual(["director"]);
  });

  it("nobody above is asked while another of them is there", () => {
    expect(asked({ assignees: ["chief", "second"], absences: away(["chief", null]) })).toEqual([]);
  });

  it("nobody is asked twice", () => {
    const assignees = ["chief", "second"];
    expect(asked({ assignees, absences: away(["chief", "member"], ["second", "member"]) })).toEqual([
      "member",
    ]);
  });

  it("where nobody at all is there the duty waits", () => {
    const absences = away(["chief", null], ["head", null], ["director", null]);
    expect(absentAmong({ ...facts, absences })).toEqual([
      { staffId: "chief", untilDay: "2026-10-09", standInId: null },
    ]);
  });
});
