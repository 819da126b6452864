import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarOf } from "../../worker/domain/calendar.ts";
import { digestsOf } from "../../worker/domain/digest.ts";
import type { Duty, QuestionDuty, ReadDuty, ReviewDuty, TroubleDuty } from "../../worker/domain/duty.ts";
import { climbLadder, type LadderFacts, rungKey } from "../../worker/domain/ladder.ts";
import { isPlain } from "../../worker/domain/review.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const TODAY = "2026-10-05";
const unit = { id: "u", name: "市民課" };
const review = (unitId: string, assignees: string[]): ReviewDuty => ({
  kind: "review",
  key: `review:${unitId}`,
  unit,
  reports: 3,
  since: "2026-10-02",
  dueOn: "2026-10-09",
  assignees,
});
const question = (assignees: string[]): QuestionDuty => ({
  kind: "question",
  key: "question:u",
  unit,
  questions: 2,
  goalId: "g",
  since: "2026-10-02",
  dueOn: "2026-10-09",
  assignees,
  absent: [],
});
const read = (assignees: string[]): ReadDuty => ({
  kind: "read",
  key: "read:p",
  point: { id: "p", policyTitle: "方針", path: "1", shortForm: "短く" },
  quarter: 3,
  askedOn: TODAY,
  dueOn: "2026-10-09",
  assignees,
  readers: [],
});
const trouble = (assignees: string[]): TroubleDuty => ({
  kind: "trouble",
  key: `trouble:batches:${TODAY}`,
  trouble: { kind: "batches", failed: 1, uncertain: 0 },
  since: TODAY,
  dueOn: TODAY,
  assignees,
});
const facts = (duties: Duty[], change: Partial<LadderFacts> = {}): LadderFacts => ({
  duties,
  ladders: DEFAULT_SETTINGS.ladders,
  calendar: calendarOf(),
  now: Date.parse(`${TODAY}T09:00:00+09:00`),
  ownCalendars: new Map(),
  absences: new Map(),
  reach: new Map(),
  past: new Map(),
  spokenTo: new Set(),
  capped: new Set(),
  snoozes: new Map(),
  calls: new Map(),
  ...change,
});
const climb = (duties: Duty[], change: Partial<LadderFacts> = {}) => climbLadder(facts(duties, change));

test("new reports and questions alone make no message", () => {
  const { nudges, others } = climb([review("u", ["a"]), question(["b"])]);
  expect(nudges).toEqual([]);
  expect(others.map(({ why }) => why.reason)).toEqual(["ridesAlong", "ridesAlong"]);
});

test("they are lines of a message that is sent anyway, in counts over all units", () => {
  const { nudges } = climb([review("u", ["a"]), review("v", ["a"]), question(["a"]), read(["a"])]);
  expect(digestsOf(nudges, TODAY)).toMatchObject([
    {
      occasion: "daily",
      quotaClass: "points",
      items: [{ kind: "question", questions: 2 }, { kind: "review", reports: 6 }, { kind: "read" }],
    },
  ]);
});

test("beside something urgent they do not make it the message of the day", () => {
  const { nudges } = climb([review("u", ["a"]), trouble(["a"])]);
  expect(digestsOf(nudges, TODAY)).toMatchObject([{ occasion: "urgent", quotaClass: "urgent" }]);
});

test("one lot is mentioned once, the next one anew", () => {
  const past = new Map([[rungKey("review:u", "since:2026-10-02"), new Set(["a"])]]);
  const kinds = (duty: ReviewDuty) =>
    climb([duty, read(["a"])], { past }).nudges.map((nudge) => nudge.duty.kind);
  expect(kinds(review("u", ["a"]))).toEqual(["read"]);
  expect(kinds({ ...review("u", ["a"]), since: "2026-10-05" })).toEqual(["review", "read"]);
});

test("whoever has only what rides along gets nothing, and nobody gets a message more or less because of it", () => {
  const people = ["a", "b", "c", "d"];
  const some = fc.subarray(people);
  fc.assert(
    fc.property(some, some, some, some, some, (reviewing, asked, reading, troubled, spoken) => {
      const spokenTo = new Set(spoken);
      const plain = [read(reading), trouble(troubled)];
      const riding = [review("u", reviewing), question(asked)];
      const without = digestsOf(climb(plain, { spokenTo }).nudges, TODAY);
      const withRiders = digestsOf(climb([...riding, ...plain], { spokenTo }).nudges, TODAY);
      const envelope = (digests: typeof without) =>
        digests.map(({ staffId, occasion, quotaClass }) => ({ staffId, occasion, quotaClass }));
      expect(envelope(withRiders)).toEqual(envelope(without));
    }),
  );
});

test.each([
  ["on its way, without a word of trouble", { needsSupport: false, blocked: "" }, "good", true],
  ["asking for help", { needsSupport: true, blocked: "" }, "good", false],
  ["naming an obstacle", { needsSupport: false, blocked: "人手" }, "good", false],
  ["behind", { needsSupport: false, blocked: "" }, "warn", false],
  ["late", { needsSupport: false, blocked: "" }, "bad", false],
] as const)("a report %s can be acknowledged with others or not", (_, report, tone, expected) => {
  expect(isPlain(report, { tone })).toBe(expected);
});
