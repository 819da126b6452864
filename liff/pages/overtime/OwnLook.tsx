import { useSignal } from "@preact/signals";
import type { HoursNow } from "../../../worker/domain/overtime/hoursNow.ts";
import { ownWarningCalls } from "../../calls/overtimeHours.ts";
import { Button } from "../../components/Button.tsx";
import { useApp, useMe } from "../../store/app.ts";
import { hoursWords as words } from "../../text/pages/overtimeHours.ts";
import { useSending } from "./useSending.ts";

/** 「見ました」 below a warning about one's own hours of this month; nothing while there is none. */
export function OwnLook({ hours: { level, month } }: { hours: HoursNow }) {
  const { api, resources } = useApp();
  const { today } = useMe();
  const isDone = useSignal(false);
  const sending = useSending(words);
  if (level === "calm" || !today.startsWith(month)) return null;
  const input = { month, level, word: "" };

  async function look() {
    isDone.value = (await sending.send(() => ownWarningCalls(api).look(input))) !== null;
    if (isDone.value) resources.age();
  }

  return (
    <div class="own-look">
      <p class="hint">{words.own.note}</p>
      <p role="status" class={sending.problem.value ? "problem" : "card-text"}>
        {isDone.value ? words.own.said : sending.problem.value?.text}
      </p>
      {!isDone.value && (
        <Button look="outline" busy={sending.busy.value} onPress={() => void look()}>
          {words.own.look}
        </Button>
      )}
    </div>
  );
}
