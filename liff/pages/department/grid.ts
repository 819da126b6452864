// The list of a department as its screen reads it: each goal of each unit with its own answers.
import type { DepartmentGrid, ReportMark } from "../../../worker/domain/views.ts";

export type GridMark = Pick<ReportMark, "gradeId" | "needsSupport">;

export interface GridGoal {
  id: string;
  number: number;
  title: string;
  /** False for a goal that a corrected sheet took away: shown for its history, counted nowhere. */
  isAsked: boolean;
  /** By round id; silence is the absence of an entry. */
  reports: Record<string, GridMark>;
}

export type GridUnit = Pick<DepartmentGrid["units"][number], "unit" | "call"> & { goals: GridGoal[] };
export type Grid = Omit<DepartmentGrid, "goals" | "units"> & { units: GridUnit[] };

/** The answer of the server with its places turned into what stands there. */
export function unfold({ goals, units, ...grid }: DepartmentGrid): Grid {
  return {
    ...grid,
    units: units.map(({ unit, call, former, marks, support, goals: places }) => {
      const isFormer = new Set(former);
      const supported = support.map((ofRound) => new Set(ofRound));
      const reportsOf = (place: number, index: number) =>
        Object.fromEntries(
          grid.rounds.flatMap(({ id }, round) => {
            const grade = marks[round]?.[index] ?? null;
            if (grade === null) return [];
            const gradeId = grid.grades[grade]?.id ?? "";
            return [[id, { gradeId, needsSupport: supported[round]?.has(place) ?? false }]];
          }),
        );
      return {
        unit,
        call,
        goals: places.flatMap((place, index) => {
          const goal = goals[place];
          return goal ? [{ ...goal, isAsked: !isFormer.has(place), reports: reportsOf(place, index) }] : [];
        }),
      };
    }),
  };
}
