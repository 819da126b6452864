// 理由区分ごとの時間: where hours go, as candidates for doing the work another way (BPR).

/** Hours of one order or day with the key of its reason; null where none was chosen. */
export interface ReasonedMinutes {
  reason: string | null;
  minutes: number;
}

/** All hours of one reason. */
export interface ReasonSum {
  reason: string | null;
  minutes: number;
  orders: number;
  /** Of all hours, 0 to 1. */
  share: number;
}

/** The sums, the most hours first; what has no reason comes last, because nothing can be done about it yet. */
export function sumByReason(records: readonly ReasonedMinutes[]): ReasonSum[] {
  const total = records.reduce((sum, { minutes }) => sum + minutes, 0);
  return [...Map.groupBy(records, ({ reason }) => reason)]
    .map(([reason, each]) => {
      const minutes = each.reduce((sum, record) => sum + record.minutes, 0);
      return { reason, minutes, orders: each.length, share: total === 0 ? 0 : minutes / total };
    })
    .sort(
      (one, other) =>
        Number(one.reason === null) - Number(other.reason === null) ||
        other.minutes - one.minutes ||
        ((one.reason ?? "") < (other.reason ?? "") ? -1 : 1),
    );
}
