import { useSignal } from "@preact/signals";
import type { DeadlinePage } from "../../../worker/domain/deadlines/views.ts";
import { deadlineCalls } from "../../calls/deadlines.ts";
import { Button, ButtonLink } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";

/** What its owner may do with a deadline: change it, or withdraw it after being asked once. */
export function OwnerActs(props: { deadline: DeadlinePage; onWithdrawn: () => void }) {
  const { id } = props.deadline;
  const { api } = useApp();
  const phase = useSignal<"closed" | "asking" | "busy">("closed");
  const problem = useSignal<string | null>(null);

  async function withdraw() {
    phase.value = "busy";
    problem.value = null;
    const answer = await deadlineCalls(api).withdraw(id);
    phase.value = answer.ok ? "closed" : "asking";
    if (answer.ok) props.onWithdrawn();
    else problem.value = failureText(answer.failure, words);
  }

  if (phase.value === "closed") {
    return (
      <div class="pair">
        <ButtonLink look="outline" href={`/deadlines/${id}/edit`}>
          {words.change}
        </ButtonLink>
        <Button
          look="outline"
          onPress={() => {
            phase.value = "asking";
          }}
        >
          {words.withdraw}
        </Button>
      </div>
    );
  }
  return (
    <Card>
      <div role="alert" class="ask">
        <p class="card-title">{words.withdrawSure}</p>
        {problem.value && <p class="problem">{problem.value}</p>}
        <div class="pair">
          <Button
            look="outline"
            onPress={() => {
              phase.value = "closed";
            }}
          >
            {words.keep}
          </Button>
          <Button look="danger" busy={phase.value === "busy"} onPress={withdraw}>
            {phase.value === "busy" ? words.withdrawing : words.withdrawYes}
          </Button>
        </div>
      </div>
    </Card>
  );
}
