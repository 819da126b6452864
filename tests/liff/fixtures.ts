import type { GridGoal } from "../../liff/pages/department/grid.ts";
import type { Grade } from "../../worker/domain/grade.ts";
import type { GoalPage, ReportView, RoundRef } from "../../worker/domain/views.ts";

export const round: RoundRef = {
  id: "round-2",
  fiscalYear: 2026,
  quarter: 2,
  opensOn: "2026-09-24",
  dueOn: "2026-10-07",
};
export const earlierRound: RoundRef = {
  ...round,
  id: "round-1",
  quarter: 1,
  opensOn: "2026-06-24",
  dueOn: "2026-07-07",
};

export const grades: Grade[] = [
  { id: "on", code: "on", label: "順調", mark: "✓", shape: "checkCircle", tone: "good", definition: "" },
  { id: "late", code: "late", label: "遅れ", mark: "✕", shape: "octagon", tone: "bad", definition: "" },
];

export function reportView(part: Partial<ReportView> = {}): ReportView {
  return {
    id: "report-1",
    version: 1,
    round,
    gradeId: "on",
    judgements: { c1: "achieved", c2: "partial" },
    done: "説明会を開いた",
    blocked: "",
    next: "",
    carriedFrom: null,
    needsSupport: false,
    supportFrom: null,
    values: {},
    authorName: "見本 花子",
    authorTitle: "係長",
    unitName: "見本課",
    submittedAt: 1_790_000_000_000,
    ...part,
  };
}

export function goalPage(part: Partial<GoalPage> = {}): GoalPage & { openRound: RoundRef } {
  return {
    unit: { id: "unit", name: "見本課" },
    goal: {
      id: "goal",
      fiscalYear: 2026,
      number: 6,
      title: "見本の目標",
      category: "",
      deadline: { text: "年度末", date: "2027-03-31" },
      isShared: false,
      criteria: [
        { id: "c1", text: "一つ目が済んでいる。", indicators: [] },
        { id: "c2", text: "二つ目が済んでいる。", indicators: [] },
      ],
      steps: [],
    },
    formerCriteria: [],
    formerIndicators: [],
    grades,
    openRound: round,
    canReport: true,
    current: null,
    previous: null,
    history: [],
    place: { index: 1, total: 2, answered: 0, nextGoalId: "goal-2" },
    readers: ["部長"],
    supporters: { superior: "部長", director: "部長", office: "行政改革室" },
    ...part,
  } as GoalPage & { openRound: RoundRef };
}

export function gridGoal(part: Partial<GridGoal> = {}): GridGoal {
  return { id: "goal", number: 1, title: "見本の目標", isAsked: true, reports: {}, ...part };
}

/** A storage that lives in memory; `isFull` makes it refuse like a phone without room. */
export function memoryShelf() {
  const kept = new Map<string, string>();
  return {
    isFull: false,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (this.isFull) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}
