import type { BatchView } from "../../../../worker/domain/deliveryViews.ts";

/** Whether somebody has to look at a batch. */
export function needsLook({ state, settledAt, resentAs }: BatchView): boolean {
  return (state === "failed" || state === "uncertain") && settledAt === null && resentAs === null;
}

const PLACES: Record<BatchView["state"], number> = {
  held: 1,
  sending: 2,
  planned: 2,
  // Looked at already; those that were not come before all.
  failed: 3,
  uncertain: 3,
  accepted: 3,
  dropped: 4,
};

/** What has to be looked at first, then what is unfinished, then what is done; each in the order given. */
export function inOrderOfCare(batches: readonly BatchView[]): BatchView[] {
  const placeOf = (batch: BatchView) => (needsLook(batch) ? 0 : PLACES[batch.state]);
  return [...batches].sort((a, b) => placeOf(a) - placeOf(b));
}
