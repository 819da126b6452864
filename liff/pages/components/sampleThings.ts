// What the components of the page show: a section, its goals and a scale, all invented.
import type { Grade } from "../../../worker/domain/grade.ts";
import type {
  DutyView,
  Me,
  PointCard,
  RoundRef,
  UnitGoals,
  WaitingFor,
} from "../../../worker/domain/views.ts";
import { componentWords } from "../../text/pages/components.ts";

const { sample } = componentWords;

export const today = "2026-12-22";
export const unit = { id: "unit", name: sample.unit };
export const otherUnit = { id: "other", name: sample.otherUnit };
const department = { id: "department", name: sample.department };

export const round: RoundRef = {
  id: "round",
  fiscalYear: 2026,
  quarter: 3,
  opensOn: "2026-12-22",
  dueOn: "2027-01-08",
};
const earlierRound: RoundRef = {
  ...round,
  id: "earlier",
  quarter: 2,
  opensOn: "2026-09-18",
  dueOn: "2026-10-07",
};

const grade = (id: keyof typeof sample.grades, look: Pick<Grade, "mark" | "shape" | "tone">): Grade => ({
  id,
  code: id,
  label: sample.grades[id],
  definition: sample.definition,
  ...look,
});
/** One of each shape and tone. */
export const grades: Grade[] = [
  grade("exceeds", { mark: "◎", shape: "ring", tone: "good" }),
  grade("onTrack", { mark: "✓", shape: "checkCircle", tone: "good" }),
  grade("mostly", { mark: "-", shape: "barSquare", tone: "fair" }),
  grade("behind", { mark: "▲", shape: "triangle", tone: "warn" }),
  grade("delayed", { mark: "✕", shape: "octagon", tone: "bad" }),
  grade("finished", { mark: "■", shape: "filledSquare", tone: "done" }),
];

type Goal = UnitGoals["goals"][number];
const report = (gradeId: string, needsSupport = false) => ({
  gradeId,
  needsSupport,
  version: 1,
  submittedAt: 0,
});
export const goal = (part: Partial<Goal> = {}): Goal => ({
  id: "goal",
  number: 4,
  title: sample.goal,
  category: sample.category,
  deadline: { text: sample.deadline, date: "2027-03-31" },
  isShared: false,
  isAsked: true,
  reports: { earlier: report("onTrack"), round: report("mostly") },
  ...part,
});
export const silentGoal = goal({ reports: { earlier: report("behind") } });
export const callingGoal = goal({
  title: sample.long,
  isShared: true,
  reports: { round: report("delayed", true) },
});
export const formerGoal = goal({ isAsked: false });
export const sheet: UnitGoals = {
  unit,
  department,
  fiscalYear: 2026,
  grades,
  rounds: [earlierRound, round],
  openRoundId: round.id,
  canReport: true,
  goals: [],
};

export const me: Me = {
  name: sample.person,
  staffNumber: "10001",
  city: sample.city,
  today,
  fiscalYear: 2026,
  posts: [{ unit: department, title: sample.title, role: "director", isMain: true }],
  reportsFor: [unit],
  oversees: [department],
  isAdmin: true,
  isPersonnel: false,
  ordersIn: [],
  hoursOf: [],
};

export const point = (readAt: number | null): PointCard => ({
  id: "point",
  policyTitle: sample.policy,
  path: "3(3)",
  shortForm: sample.point,
  isPriority: true,
  readAt,
});

type ReportDuty = Extract<DutyView, { kind: "report" }>;
export const reportDuty = (part: Partial<ReportDuty> = {}): ReportDuty => ({
  kind: "report",
  key: "report",
  unit,
  round,
  total: 10,
  answered: 0,
  nextGoalId: "goal",
  dueOn: "2027-01-08",
  isStandIn: false,
  ...part,
});

export const waiting = (count: number): WaitingFor => ({
  lead: department,
  hasList: true,
  units: Array.from({ length: count }, (_, index) => ({
    unit: { id: `unit-${index}`, name: index % 2 ? sample.otherUnit : sample.unit },
    dueOn: "2027-01-08",
    total: 8,
    answered: index,
  })),
});
