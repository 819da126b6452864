import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays } from "../../worker/domain/civilDate.ts";
import { checkDeadline, checkPaper } from "../../worker/domain/deadlines/checkDeadline.ts";
import { type GoalStart, lateStarts } from "../../worker/domain/deadlines/lateStarts.ts";
import { openSince, spanOf } from "../../worker/domain/deadlines/spans.ts";
import { yearLater, yearToOpen } from "../../worker/domain/deadlines/years.ts";
import { fiscalYearOf } from "../../worker/domain/fiscalYear.ts";

const TODAY = "2026-10-05";
const days = fc.integer({ min: 0, max: 2_000 }).map((n) => addDays("2024-04-01", n));

describe("what can be wrong with a deadline", () => {
  const input = {
    title: "予算要求の調書",
    note: "",
    opensOn: "2026-10-05",
    dueOn: "2026-10-23",
    ladder: null,
    audiences: [{ unitId: "u", role: null, title: null }],
  };
  const reasons = (own: Partial<typeof input> & { ladder?: never }, before?: string) =>
    checkDeadline({ ...input, ...own }, { today: TODAY, before }).map(({ reason }) => reason);

  test("is nothing where it fits", () => expect(reasons({})).toEqual([]));

  test.each([
    [{ title: "　" }, ["titleMissing"]],
    [{ title: "あ".repeat(61) }, ["titleTooLong"]],
    [{ note: "あ".repeat(401) }, ["noteTooLong"]],
    [{ dueOn: "2026-10-04", opensOn: "2026-10-01" }, ["dueIsPast"]],
    [{ dueOn: "2028-04-01" }, ["dueTooFar"]],
    [{ opensOn: "2026-10-24" }, ["opensAfterDue"]],
    [{ audiences: [] }, ["audienceMissing"]],
    [{ title: "", audiences: [] }, ["titleMissing", "audienceMissing"]],
  ])("is told for each field: %j", (own, expected) => expect(reasons(own)).toEqual(expected));

  test("a day that is over may stay as it was", () => {
    expect(reasons({ dueOn: "2026-10-02", opensOn: "2026-10-01" }, "2026-10-02")).toEqual([]);
  });

  test("a ladder of its own is judged like the city's", () => {
    const ladder = [{ at: 0 }, { at: -1, tell: "superior" as const }];
    expect(checkDeadline({ ...input, ladder }, { today: TODAY })).toMatchObject([{ reason: "ladderUnfit" }]);
  });

  test("a check needs no paper, a link and a number do", () => {
    expect(checkPaper("check", "")).toBeNull();
    expect(checkPaper("link", " ")).toEqual({ reason: "paperMissing", handIn: "link" });
    expect(checkPaper("documentNumber", "あ".repeat(301))).toMatchObject({ reason: "paperTooLong" });
    expect(checkPaper("documentNumber", "若企第12号")).toBeNull();
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " java\tscript:alert(1)",
    "java\u200bscript:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "file:///etc/hosts",
    "blob:https://files.example/1",
  ])("a link leads into the web and nowhere else: %j", (paper) => {
    expect(checkPaper("link", paper)).toEqual({ reason: "paperNoLink" });
  });

  test.each([
    "https://files.example/調書.xlsx",
    "HTTP://files.example/",
    "\\\\server\\共有\\予算",
    "C:\\共有\\予算",
    "共有：予算/調書",
    "キャビネット 3: 上の段",
  ])("a place may be an address of the web or a folder: %j", (paper) => {
    expect(checkPaper("link", paper)).toBeNull();
  });
});

describe("the span of a deadline", () => {
  test("ends on a working day, never after its day, and never before it opens", () => {
    const calendar = calendarOf();
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (opensOn, length) => {
        const dueOn = addDays(opensOn, length);
        const span = spanOf({ opensOn, dueOn }, calendar);
        expect(isWorkingDay(calendar, span.dueOn)).toBe(true);
        expect(span.dueOn <= dueOn && span.opensOn <= span.dueOn && span.opensOn <= opensOn).toBe(true);
      }),
    );
  });

  test("what is missing is asked for within the fiscal year, and for two months at least", () => {
    expect(openSince("2026-11-24")).toBe("2026-04-01");
    expect(openSince("2027-04-15")).toBe("2027-02-14");
  });
});

describe("the calendar of the next year", () => {
  test("is made from two months before until a month after the turn of the year", () => {
    expect(yearToOpen("2027-01-30")).toBeNull();
    expect(yearToOpen("2027-01-31")).toBe(2027);
    expect(yearToOpen("2027-05-01")).toBe(2027);
    expect(yearToOpen("2027-05-02")).toBeNull();
    expect(yearToOpen("2026-11-24")).toBeNull();
  });

  test("has every day a year later, in the next fiscal year", () => {
    expect(yearLater("2028-02-29")).toBe("2029-02-28");
    fc.assert(
      fc.property(days, (day) => {
        expect(fiscalYearOf(yearLater(day))).toBe(fiscalYearOf(day) + 1);
      }),
    );
  });
});

describe("goals that have not begun", () => {
  const goal = (own: Partial<GoalStart> = {}): GoalStart => ({
    goalId: "g",
    number: 1,
    title: "窓口の待ち時間を減らす",
    unit: { id: "u", name: "市民課" },
    fiscalYear: 2026,
    deadline: "2027-03-31",
    steps: [2],
    answer: null,
    ...own,
  });
  const shown = (own: Partial<GoalStart>, today = TODAY) => lateStarts([goal(own)], today).length === 1;

  test.each([
    ["silence, from October on", {}, true],
    ["steps that nobody has placed", { steps: [null, null] }, true],
    ["goals without steps", { steps: [] }, true],
    ["a bad grade with nothing reached", { answer: { tone: "warn", criteria: ["notYet"] } }, true],
    ["steps that begin this quarter", { steps: [3, 4] }, false],
    ["a calm grade", { answer: { tone: "fair", criteria: ["notYet"] } }, false],
    ["a bad grade with a part reached", { answer: { tone: "bad", criteria: ["partial", "notYet"] } }, false],
    ["a real day, which is a deadline of its own", { deadline: "2026-12-20" }, false],
    ["goals of another year", { fiscalYear: 2025 }, false],
  ] satisfies [string, Partial<GoalStart>, boolean][])("%s", (_, own, expected) =>
    expect(shown(own)).toBe(expected),
  );

  test("nothing before October, and until the end of March", () => {
    expect(shown({}, "2026-09-30")).toBe(false);
    expect(shown({}, "2026-10-01")).toBe(true);
    expect(shown({}, "2027-03-31")).toBe(true);
    expect(shown({}, "2027-04-01")).toBe(false);
  });
});
