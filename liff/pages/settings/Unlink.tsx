import { useSignal } from "@preact/signals";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { useApp } from "../../store/app.ts";
import { settingsWords as words } from "../../text/pages/settings.ts";

/** The way out: sets the LINE account free, after asking once. */
export function Unlink() {
  const { session } = useApp();
  const phase = useSignal<"closed" | "asking" | "busy" | "failed">("closed");

  async function unlink() {
    phase.value = "busy";
    const answer = await session.unlink();
    if (!answer.ok) phase.value = "failed";
  }

  return (
    <Card>
      <p>{words.lineText}</p>
      {phase.value === "closed" ? (
        <Button
          look="outline"
          wide
          onPress={() => {
            phase.value = "asking";
          }}
        >
          {words.unlink}
        </Button>
      ) : (
        <div role="alert" class="ask">
          <p class="card-title">{phase.value === "failed" ? words.unlinkFailed : words.unlinkSure}</p>
          <div class="pair">
            <Button
              look="outline"
              onPress={() => {
                phase.value = "closed";
              }}
            >
              {words.cancel}
            </Button>
            <Button look="danger" busy={phase.value === "busy"} onPress={unlink}>
              {words.unlinkYes}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}
