import type { DeliveriesView, DeliveryPlanView } from "../../../../worker/domain/deliveryViews.ts";
import { quotaShares } from "./quotaShares.ts";

/** What an administrator has to look at, in counts; the place on the page it is found at. */
export interface HandNeeded {
  kind: "failed" | "uncertain" | "quota" | "unreachable" | "setUp";
  count: number;
  place: "batches" | "quota" | "troubles";
}

/** Everything that waits for an administrator, the gravest first. @param planned null while the plan is not known */
export function handNeeded(view: DeliveriesView, planned: DeliveryPlanView | null): HandNeeded[] {
  const open = view.batches.filter((batch) => batch.settledAt === null && batch.resentAs === null);
  const inState = (state: "failed" | "uncertain") => open.filter((batch) => batch.state === state).length;
  const unreachable = view.troubles.flatMap((trouble) =>
    trouble.kind === "notLinked" || trouble.kind === "blocked" ? [trouble.people] : [],
  );
  const shares = planned?.quota.settledAt === null ? quotaShares({ ...view, ...planned }) : null;
  const all: HandNeeded[] = [
    { kind: "failed", count: inState("failed"), place: "batches" },
    { kind: "uncertain", count: inState("uncertain"), place: "batches" },
    { kind: "quota", count: shares?.short ?? 0, place: "quota" },
    { kind: "setUp", count: view.troubles.length - unreachable.length, place: "troubles" },
    { kind: "unreachable", count: unreachable.reduce((sum, people) => sum + people, 0), place: "troubles" },
  ];
  return all.filter(({ count }) => count > 0);
}
