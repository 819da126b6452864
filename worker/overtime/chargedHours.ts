// The hours of people by the section in which they were worked: what the people listed under a section come to is what is
// used of its hours, also after a transfer.
import type { MinutesByMonth } from "../domain/overtime/hours.ts";
import { type LedUnit, sectionOf } from "../domain/overtime/sections.ts";
import type { PersonRef } from "../domain/overtime/viewsHours.ts";
import type { ChargedRow } from "./hoursReads.ts";
import { minutesByMonth, type PendingOrder } from "./pendingOrders.ts";

export interface ChargedHours {
  person: PersonRef;
  /** Of record and as ordered together, and of these what is only ordered. */
  minutes: MinutesByMonth;
  pending: MinutesByMonth;
}

/** By section, and in it by person in the order of the rows. */
export function chargedBySection(
  charged: readonly ChargedRow[],
  pending: readonly PendingOrder[],
  units: ReadonlyMap<string, LedUnit>,
): Map<string, Map<string, ChargedHours>> {
  const sections = new Map<string, Map<string, ChargedHours>>();
  const add = (
    { unitId, staffId, name, title }: PersonRef & { unitId: string },
    more: { minutes: MinutesByMonth; pending: MinutesByMonth },
  ) => {
    const id = sectionOf(unitId, units)?.id;
    if (id === undefined) return;
    const people = sections.get(id) ?? new Map<string, ChargedHours>();
    const found = people.get(staffId);
    people.set(staffId, {
      person: found?.person ?? { staffId, name, title },
      minutes: addedMonths(found?.minutes ?? {}, more.minutes),
      pending: addedMonths(found?.pending ?? {}, more.pending),
    });
    sections.set(id, people);
  };
  for (const row of charged) add(row, { minutes: unpackMonths(row.months), pending: {} });
  for (const order of pending) {
    const ordered = minutesByMonth([order]);
    add(order, { minutes: ordered, pending: ordered });
  }
  return sections;
}

export function addedMonths(one: MinutesByMonth, other: MinutesByMonth): MinutesByMonth {
  const sums = { ...one };
  for (const [month, more] of Object.entries(other)) sums[month] = (sums[month] ?? 0) + (more ?? 0);
  return sums;
}

function unpackMonths(packed: string): MinutesByMonth {
  return Object.fromEntries(
    packed.split(" ").map((each) => {
      const [month = "", minutes] = each.split(":");
      return [month, Number(minutes)];
    }),
  );
}
