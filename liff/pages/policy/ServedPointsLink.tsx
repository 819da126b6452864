import { policyLinkWords } from "../../text/pages/policyLink.ts";

/** The way from a goal to the points it serves. */
export function ServedPointsLink({ unitId, goalId }: { unitId: string; goalId: string }) {
  return (
    <a class="text-button" href={`/units/${unitId}/goals/${goalId}/points`}>
      {policyLinkWords.toPoints}
    </a>
  );
}
