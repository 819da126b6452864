import { describe, expect, it } from "vitest";
import { concernsOf, endWords } from "../../liff/pages/overtime/hours/hoursView.ts";
import type { AllotmentWindow, SectionHours, UnitHours } from "../../worker/domain/overtime/viewsHours.ts";

const window = (own: Partial<AllotmentWindow> = {}): AllotmentWindow => ({
  from: "2026-11-01",
  to: "2026-11-30",
  allotted: 6000,
  used: 3000,
  left: 3000,
  forecast: 5000,
  end: { kind: "lasts" },
  points: [],
  days: { done: 10, left: 9 },
  ...own,
});
const section = (name: string, month: AllotmentWindow | null, waiting = 0): SectionHours => ({
  unit: { id: name, name },
  regime: "ordinary",
  people: 5,
  month,
  quarter: null,
  used: 0,
  pending: 0,
  waiting,
  warned: { over: 0, onCourse: 0, near: 0 },
  levelling: {
    people: 5,
    withNone: 0,
    shareOfThird: null,
    sameMonths: 0,
    samePeople: 0,
    question: null,
    month: "2026-10",
    carriers: null,
  },
});
const view = (own: Partial<UnitHours> = {}): UnitHours => ({
  unit: { id: "d", name: "部" },
  today: "2026-11-24",
  month: "2026-11",
  months: [],
  leaveBy: 1200,
  isSection: false,
  sections: [],
  people: [],
  warned: [],
  lastEvening: { from: "2026-11-20", to: "2026-11-23", stays: [] },
  reasons: [],
  exceptions: [],
  transfers: [],
  regimes: [],
  partners: [],
  may: { declare: false, designate: false, transfer: false, look: false },
  ...own,
});

describe("what a director has to look at", () => {
  it("is nothing on a calm day", () => {
    expect(concernsOf(view({ sections: [section("市民課", window())] }))).toEqual([]);
  });

  it("begins with sections over their allotment, then those that will be", () => {
    const sections = [
      section("市民課", window({ end: { kind: "runsOut", day: "2026-11-26" } }), 2),
      section("子育て支援課", window({ left: -60, end: { kind: "ranOut", day: "2026-11-19" } })),
    ];
    expect(concernsOf(view({ sections })).map(({ tone, text, note }) => [tone, text, note])).toEqual([
      ["bad", "配当を超えた部署　1", "子育て支援課"],
      ["warn", "この調子だと超える部署　1", "市民課"],
      ["plain", "命令を待つ申請　2 件", "市民課"],
    ]);
  });

  it("counts a person once who stayed late on two days, and says who was not declared", () => {
    const stay = (staffId: string, day: string, exception: "assembly" | null) => ({
      person: { staffId, name: staffId, title: "主事" },
      sectionId: "s",
      day,
      until: 1260,
      isUnsettled: false,
      task: "",
      reason: "",
      exception,
    });
    const stays = [
      stay("a", "2026-11-20", null),
      stay("a", "2026-11-21", null),
      stay("b", "2026-11-20", "assembly"),
    ];
    const [late] = concernsOf(view({ lastEvening: { from: "2026-11-20", to: "2026-11-23", stays } }));
    expect(late).toMatchObject({
      text: "20:00 を過ぎた職員　2 人",
      note: "うち前もっての申告なし 1 人",
    });
  });
});

describe("how hours go on", () => {
  it("is a warning when they run out, and none in a month that is over and kept", () => {
    expect(endWords(window({ end: { kind: "runsOut", day: "2026-11-26" } }), "month")).toEqual({
      text: "この調子だと 11/26（木）に使い切ります",
      isWarning: true,
    });
    expect(endWords(window({ days: { done: 19, left: 0 } }), "month")).toEqual({
      text: "配当の中におさまりました",
      isWarning: false,
    });
  });
});
