import { useSignal } from "@preact/signals";
import type { GoalPage } from "../../../worker/domain/views.ts";
import { Button } from "../../components/Button.tsx";
import { Disclosure } from "../../components/Disclosure.tsx";
import { useApp, useMe } from "../../store/app.ts";
import { reportWords } from "../../text/pages/report.ts";
import { ReportWords } from "./ReportWords.tsx";

/** What this person wrote here for a round that is closed by now and never sent: kept until they let go of it. */
export function Leftover({ page }: { page: GoalPage }) {
  const { drafts } = useApp();
  const { staffNumber } = useMe();
  const changes = useSignal(0);
  const sendable = page.canReport ? page.openRound?.id : undefined;
  const left = drafts
    .allFor({ staffNumber, unitId: page.unit.id, goalId: page.goal.id })
    .filter(({ place }) => place.roundId !== sendable);
  return (
    <>
      {left.map(({ place, draft }) => (
        <Disclosure key={`${place.roundId}/${changes.value}`} summary={reportWords.leftover} open>
          <p class="hint">{reportWords.leftoverText}</p>
          <ReportWords page={page} said={draft.form} />
          <Button
            look="outline"
            onPress={() => {
              drafts.discard(place);
              changes.value += 1;
            }}
          >
            {reportWords.discard}
          </Button>
        </Disclosure>
      ))}
    </>
  );
}
