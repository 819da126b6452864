// 朝会: what a section looks at together in the morning.
import type { CivilDate } from "../civilDate.ts";
import type { Quarter } from "../fiscalYear.ts";
import type { UnitRef } from "../views.ts";
import type { LateStart } from "./lateStarts.ts";
import type { UnmetDeadline } from "./views.ts";

/** GET /api/units/:unitId/morning */
export interface MorningSheet {
  today: CivilDate;
  unit: UnitRef;
  /** Due today, due in the next days, and past their day, each the earliest first. */
  dueToday: UnmetDeadline[];
  soon: UnmetDeadline[];
  late: UnmetDeadline[];
  /**
   * Orders of which nobody has said how they ended: those since the last working day, and older ones. Null where a
   * number would tell the reader whose they are, or where hours are not the reader's to see.
   */
  orders: { lastNight: number; older: number } | null;
  point: { id: string; policyTitle: string; path: string; shortForm: string } | null;
  reports: { quarter: Quarter; total: number; answered: number; dueOn: CivilDate }[];
  /** Questions of superiors that wait for an answer. */
  questions: number;
  lateStarts: LateStart[];
}
