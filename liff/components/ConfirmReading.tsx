import { useSignal } from "@preact/signals";
import { Check } from "lucide";
import { useApp } from "../store/app.ts";
import { words } from "../text/index.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";

/** 確認しました: records that the person has read a point. */
export function ConfirmReading({ pointId, readAt }: { pointId: string; readAt: number | null }) {
  const { api, resources, queries } = useApp();
  const phase = useSignal<"open" | "busy" | "done" | "failed">("open");

  async function confirm() {
    phase.value = "busy";
    const answer = await api.markRead(pointId);
    phase.value = answer.ok ? "done" : "failed";
    if (!answer.ok) return;
    resources.age();
    resources.freshen(queries.home().key);
    resources.freshen(queries.policies().key);
    resources.freshen(queries.point(pointId).key);
  }

  if (readAt !== null || phase.value === "done") {
    return (
      <p class="confirmed" role="status">
        <Icon of={Check} size={20} />
        {words.home.confirmed}
      </p>
    );
  }
  return (
    <div class="confirm">
      <Button look="soft" wide onPress={confirm} busy={phase.value === "busy"}>
        {phase.value === "busy" ? words.home.confirming : words.home.confirm}
      </Button>
      {phase.value === "failed" && (
        <p class="problem" role="alert">
          {words.point.confirmFailed}
        </p>
      )}
    </div>
  );
}
