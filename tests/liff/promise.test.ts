import { describe, expect, it } from "vitest";
import { escalationOf, ladderSteps } from "../../liff/pages/promise/ladderSteps.ts";
import { promiseWords } from "../../liff/text/pages/promise.ts";
import type { PromiseView } from "../../worker/domain/deliveryViews.ts";

type Told = Pick<PromiseView, "today" | "report" | "escalation">;

function view(part: Partial<Told> = {}): Told {
  return {
    today: "2026-10-07",
    report: {
      round: { quarter: 2, opensOn: "2026-09-24", dueOn: "2026-10-07", isOpen: true },
      rungs: [
        { rung: { at: "opens" }, day: "2026-09-24" },
        { rung: { at: 0 }, day: "2026-10-07" },
        { rung: { at: 2, tell: "superior" }, day: "2026-10-09" },
        { rung: { at: 4, tell: "director" }, day: "2026-10-14" },
      ],
    },
    escalation: { superior: "環境部次長", director: "環境部長" },
    ...part,
  };
}

describe("the days of the ladder", () => {
  it("say which are over, which is today and which are to come", () => {
    expect(ladderSteps(view()).map((step) => step.place)).toEqual(["past", "today", "ahead", "ahead"]);
  });

  it("name who above is told, by title", () => {
    expect(ladderSteps(view()).map((step) => step.tells)).toEqual([null, null, "環境部次長", "環境部長"]);
  });
});

describe("what reaches those above", () => {
  it("is told with its days and titles", () => {
    const escalation = escalationOf(view());
    expect(escalation.kind === "told" && escalation.steps.map(({ day, tells }) => [day, tells])).toEqual([
      ["2026-10-09", "環境部次長"],
      ["2026-10-14", "環境部長"],
    ]);
  });

  it("is nothing where no rung tells anybody", () => {
    const { report } = view();
    expect(escalationOf(view({ report: { ...report, rungs: report.rungs.slice(0, 2) } })).kind).toBe("none");
  });

  it("leaves out whoever is not there", () => {
    const without = escalationOf(view({ escalation: { superior: null, director: "環境部長" } }));
    expect(without.kind === "told" && without.steps.map(({ tells }) => tells)).toEqual(["環境部長"]);
    expect(escalationOf(view({ escalation: { superior: null, director: null } })).kind).toBe("nobody");
  });
});

describe("the words of the promise", () => {
  it("tell a day that differs with its hours", () => {
    const day = { day: "2026-12-28", name: "仕事納め" };
    const { dayKind } = promiseWords.when;
    expect(dayKind({ ...day, kind: "half", hours: { from: "08:30", to: "12:00" } })).toBe(
      "8:30 〜 12:00 だけ",
    );
    expect(dayKind({ ...day, kind: "closed", hours: null })).toBe("休み");
    expect(dayKind({ ...day, kind: "open", hours: null })).toBe("開く日");
  });

  it("tell the days on which the week's point is sent again", () => {
    expect(promiseWords.what.readAgain([{ at: -2 }, { at: 0 }])).toBe(
      "読んでいない方には、週の終わりの 2 開庁日前と、週の終わりの日にも。",
    );
  });
});
