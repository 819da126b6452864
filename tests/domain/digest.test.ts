import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupDigests, MAX_RECIPIENTS } from "../../worker/domain/batch.ts";
import { type Digest, digestsOf } from "../../worker/domain/digest.ts";
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
const nudge = (staffId: string, duty: Nudge["duty"], rung = "opens"): Nudge => ({ duty, staffId, rung });
const digests = (nudges: Nudge[]) => digestsOf(nudges, "2026-10-05");

describe("a digest", () => {
  it("merges all nudges of a person, reports first", () => {
    const [only, ...others] = digests([nudge("a", read), nudge("a", report("u", 8, 5))]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ key: "report:r:5/8+read:p", staffId: "a" });
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

  it("holds nothing of the person or the unit in what is shown", () => {
    const [a] = digests([nudge("a", report("u", 8, 5))]);
    const [b] = digests([nudge("b", report("v", 8, 5))]);
    expect(a?.items).toEqual(b?.items);
  });
});

describe("batches", () => {
  const people = (count: number, key = "k"): Digest[] =>
    Array.from({ length: count }, (_, index) => ({ key, staffId: `${key}${index}`, items: [], nudges: [] }));

  it.each([
    [1, [["push", 1]]],
    [2, [["multicast", 2]]],
    [500, [["multicast", 500]]],
    [
      501,
      [
        ["multicast", 500],
        ["push", 1],
      ],
    ],
    [
      1200,
      [
        ["multicast", 500],
        ["multicast", 500],
        ["multicast", 200],
      ],
    ],
  ])("%i people with the same digest", (count, expected) => {
    const groups = groupDigests(people(count));
    expect(groups.map((group) => [group.method, group.digests.length])).toEqual(expected);
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
