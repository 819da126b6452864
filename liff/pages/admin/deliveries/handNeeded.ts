import type { DeliveriesView } from "../../../../worker/domain/deliveryViews.ts";
import { quotaShares } from "./quotaShares.ts";

/** What an administrator has to look at, in counts; the place on the page it is found at. */
export interface HandNeeded {
  kind: "failed" | "uncertain" | "quota" | "unreachable" | "setUp";
  count: number;
  place: "batches" | "quota" | "troubles";
}

/** Everything that waits for an administrator, the gravest first. */
export function handNeeded(view: DeliveriesView): HandNeeded[] {
  const open = view.batches.filter((batch) => batch.settledAt === null && batch.resentAs === null);
  const inState = (state: "failed" | "uncertain") => open.filter((batch) => batch.state === state).length;
  const unreachable = view.troubles.flatMap((trouble) =>
    trouble.kind === "notLinked" || trouble.kind === "blocked" ? [trouble.people] : [],
  );
  const short = view.quota.settledAt === null ? (quotaShares(view)?.short ?? 0) : 0;
  const all: HandNeeded[] = [
    { kind: "failed", count: inState("failed"), place: "batches" },
    { kind: "uncertain", count: inState("uncertain"), place: "batches" },
    { kind: "quota", count: short, place: "quota" },
    { kind: "setUp", count: view.troubles.length - unreachable.length, place: "troubles" },
    { kind: "unreachable", count: unreachable.reduce((sum, people) => sum + people, 0), place: "troubles" },
  ];
  return all.filter(({ count }) => count > 0);
}
