// 代理: who is asked while somebody with a duty is absent.
import type { CivilDate } from "./civilDate.ts";
import type { Absent, Superior } from "./duty.ts";

/** An absence that covers the day. */
export interface AbsenceToday {
  untilDay: CivilDate;
  deputyId: string | null;
}

/**
 * The absent among those who have a duty, each with who is asked instead: the deputy they named, if that person works
 * in the unit and is there. Where nobody of them and no deputy is there, the nearest superior who is.
 */
export function absentAmong(facts: {
  assignees: readonly string[];
  /** Everybody with a post in the unit of the duty. */
  unitStaff: readonly string[];
  superiors: readonly Superior[];
  absences: ReadonlyMap<string, AbsenceToday>;
}): Absent[] {
  const { assignees, unitStaff, superiors, absences } = facts;
  const isThere = (staffId: string) => !absences.has(staffId);
  const away = assignees.flatMap((staffId) => {
    const absence = absences.get(staffId);
    if (!absence) return [];
    const { deputyId, untilDay } = absence;
    const deputy = deputyId !== null && unitStaff.includes(deputyId) && isThere(deputyId) ? deputyId : null;
    return [{ staffId, untilDay, standInId: deputy }];
  });
  if (away.length < assignees.length || away.some((absent) => absent.standInId !== null)) return away;
  const superior = superiors.find(({ staffId }) => isThere(staffId))?.staffId ?? null;
  return away.map((absent) => ({ ...absent, standInId: superior }));
}

/** Those who are asked instead of somebody absent, each once and none who is asked anyway. */
export function standInsOf(duty: { assignees: readonly string[]; absent: readonly Absent[] }): string[] {
  if (duty.absent.length === 0) return [];
  const away = new Set(duty.absent.map(({ staffId }) => staffId));
  const present = new Set(duty.assignees.filter((staffId) => !away.has(staffId)));
  const ids = duty.absent.flatMap(({ standInId }) =>
    standInId === null || present.has(standInId) ? [] : [standInId],
  );
  return [...new Set(ids)];
}
