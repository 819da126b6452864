import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupDigests, MAX_RECIPIENTS } from "../../worker/domain/batch.ts";
import { type Digest, digestsOf, lastDayOf } from "../../worker/domain/digest.ts";
import type { ReadDuty, ReportDuty } from "../../worker/domain/duty.ts";
import type { Nudge } from "../../worker/domain/ladder.ts";

const report = (unit: string, total: number, answered: number): ReportDuty => ({
  kind: "report",
  key: `report:r:${unit}`,
  round: { id: "r", fiscalYear: 2026, quarter: 2, opensOn: "2026-09-18", dueOn: "2026-10-07" },
  unit: { id: unit, name: unit },
  total,
  answered,
  nextGoalId: null,
  dueOn: "2026-10-07",
  assignees: [],
  absent: [],
  superiors: [],
});
const read: ReadDuty = {
  kind: "read",
  key: "read:p",
  point: { id: "p", policyTitle: "市政運営の基本方針", path: "3(3)", shortForm: "正確に、早く" },
  quarter: 3,
  askedOn: "2026-10-05",
  dueOn: "2026-10-09",
  assignees: [],
  readers: [],
};
const nudge = (staffId: string, duty: Nudge["duty"], change: Partial<Nudge> = {}): Nudge => ({
  duty,
  staffId,
  rung: "opens",
  as: "assignee",
  occasion: "daily",
  quotaClass: duty.kind === "read" ? "points" : "reminders",
  ridesAlong: false,
  ...change,
});
const digests = (nudges: Nudge[]) => digestsOf(nudges, "2026-10-05");

describe("a digest", () => {
  it("merges all nudges of a person, reports first", () => {
    const [only, ...others] = digests([nudge("a", read), nudge("a", report("u", 8, 5))]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ key: "report:r:open:5/8+read:p", staffId: "a" });
    expect(only?.items.map((item) => item.kind)).toEqual(["report", "read"]);
  });

  it("adds up the units somebody answers for", () => {
    const [only] = digests([nudge("a", report("u", 8, 5)), nudge("a", report("v", 3, 0))]);
    expect(only?.items).toMatchObject([{ kind: "report", total: 11, answered: 5 }]);
  });

  it("has one key for people of different units with the same counts", () => {
    const keys = digests([nudge("a", report("u", 8, 5)), nudge("b", report("v", 8, 5))]).map((d) => d.key);
    expect(new Set(keys).size).toBe(1);
  });

  it("has another key on the due day", () => {
    const nudges = [nudge("a", report("u", 8, 5))];
    expect(digestsOf(nudges, "2026-10-07")[0]?.key).not.toBe(digestsOf(nudges, "2026-10-06")[0]?.key);
  });

  it("tells a superior how many units are silent, in one line for a round", () => {
    const told = (unit: string) => nudge("head", report(unit, 8, 0), { as: "superior", rung: "+2" });
    const [only] = digestsOf([told("u"), told("v")], "2026-10-09");
    expect(only?.items).toEqual([
      { kind: "silent", roundId: "r", quarter: 2, dueOn: "2026-10-07", units: 2 },
    ]);
  });

  it("keeps what is asked for somebody absent apart from one's own", () => {
    const [only] = digests([nudge("a", report("u", 8, 5)), nudge("a", report("v", 3, 0), { as: "standIn" })]);
    expect(only?.items).toMatchObject([
      { kind: "report", isStandIn: false, total: 8 },
      { kind: "report", isStandIn: true, total: 3 },
    ]);
  });

  it("is the day's message as soon as something of the day is in it", () => {
    const asked = nudge("a", report("u", 8, 5), { occasion: "asked" });
    expect(digests([asked])[0]?.occasion).toBe("asked");
    expect(digests([asked, nudge("a", read)])[0]).toMatchObject({
      occasion: "daily",
      quotaClass: "reminders",
    });
  });

  it("is true as long as all of its words are", () => {
    const last = (nudges: Nudge[], today: string) =>
      lastDayOf(digestsOf(nudges, today)[0]?.items ?? [], today);
    expect(last([nudge("a", report("u", 8, 5))], "2026-10-05")).toBe("2026-10-07");
    expect(last([nudge("a", report("u", 8, 5))], "2026-10-07")).toBe("2026-10-07");
    expect(last([nudge("a", read)], "2026-10-05")).toBe("2026-10-11");
    expect(last([nudge("a", read), nudge("a", report("u", 8, 5))], "2026-10-05")).toBe("2026-10-07");
  });

  it("holds nothing of the person or the unit in what is shown", () => {
    const [a] = digests([nudge("a", report("u", 8, 5))]);
    const [b] = digests([nudge("b", report("v", 8, 5))]);
    expect(a?.items).toEqual(b?.items);
  });
});

describe("batches", () => {
  const people = (count: number, key = "k"): Digest[] =>
    Array.from({ length: count }, (_, index) => ({
      key,
      staffId: `${key}${index}`,
      occasion: "daily",
      quotaClass: "reminders",
      items: [],
      nudges: [],
    }));

  it.each([
    [1, [1]],
    [500, [500]],
    [501, [500, 1]],
    [1200, [500, 500, 200]],
  ])("%i people with the same digest", (count, expected) => {
    expect(groupDigests(people(count)).map((group) => group.digests.length)).toEqual(expected);
  });

  it("keep people of other hours apart, so that each is spoken to in their own", () => {
    const groups = groupDigests(people(3), (staffId) => (staffId === "k1" ? "library" : null));
    expect(groups.map((group) => [group.calendarUnitId, group.digests.length])).toEqual([
      [null, 2],
      ["library", 1],
    ]);
  });

  it("carry everybody exactly once, each with their own words, in as few calls as LINE allows", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1600 }), { maxLength: 5 }), (sizes) => {
        const all = sizes.flatMap((size, index) => people(size, `k${index}-`));
        const groups = groupDigests(all);
        const sent = groups.flatMap((group) =>
          group.digests.map((digest) => `${group.key} ${digest.staffId}`),
        );
        expect(sent.sort()).toEqual(all.map((digest) => `${digest.key} ${digest.staffId}`).sort());
        const floor = sizes.reduce((sum, size) => sum + Math.ceil(size / MAX_RECIPIENTS), 0);
        expect(groups.length).toBe(floor);
      }),
      { numRuns: 30 },
    );
  });
});
