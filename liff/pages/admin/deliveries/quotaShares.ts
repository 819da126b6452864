// 通数 in numbers: what is used, what is still needed, and whether it fits.
import type { DeliveriesView, DeliveryPlanView } from "../../../../worker/domain/deliveryViews.ts";
import { QUOTA_CLASSES } from "../../../../worker/domain/quota.ts";

/** All in messages. `scale` is the whole width of the bar. */
export interface QuotaShares {
  used: number;
  today: number;
  held: number;
  later: number;
  limit: number;
  left: number;
  short: number;
  scale: number;
}

const NOT_SENT_YET = new Set(["planned", "sending"]);

/** The shares of the month; null where LINE gave no answer or knows no limit. */
export function quotaShares({
  quota,
  plan,
  batches,
}: DeliveryPlanView & Pick<DeliveriesView, "batches">): QuotaShares | null {
  const { line, needed, held } = quota;
  if (line === null || line.limit === null) return null;
  const { limit, used } = line;
  const unsent = batches.filter(({ state }) => NOT_SENT_YET.has(state));
  const today =
    plan.digests.reduce((sum, digest) => sum + digest.people, 0) +
    unsent.reduce((sum, batch) => sum + batch.recipients, 0);
  const later = QUOTA_CLASSES.reduce((sum, quotaClass) => sum + needed[quotaClass], 0);
  const wanted = used + today + held + later;
  return {
    used,
    today,
    held,
    later,
    limit,
    left: Math.max(0, limit - used),
    short: Math.max(0, wanted - limit),
    scale: Math.max(limit, wanted, 1),
  };
}
