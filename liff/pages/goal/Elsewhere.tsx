import { ButtonLink } from "../../components/Button.tsx";
import { useApp, useQuery } from "../../store/app.ts";
import { reportWords } from "../../text/pages/report.ts";

/** What is left once a unit has answered everything: another unit's goals, or other things to do. */
export function Elsewhere({ unitId }: { unitId: string }) {
  const { queries } = useApp();
  const { state } = useQuery(queries.home());
  if (state.phase !== "ready") return null;
  const left = state.value.duties.filter((duty) => duty.kind !== "report" || duty.unit.id !== unitId);
  const goals = left.find((duty) => duty.kind === "report" && duty.nextGoalId !== null);
  if (goals?.kind === "report") {
    return (
      <ButtonLink href={`/units/${goals.unit.id}/goals/${goals.nextGoalId}`} look="outline" wide>
        {reportWords.sent.otherUnit(goals.unit.name, goals.total - goals.answered)}
      </ButtonLink>
    );
  }
  return (
    <p class="notice-text">
      {left.length > 0 ? reportWords.sent.othersLeft(left.length) : reportWords.sent.nothingLeft}
    </p>
  );
}
