import { useSignal } from "@preact/signals";
import type { HoursNow } from "../../../worker/domain/overtime/hoursNow.ts";
import { WARNING_LEVELS, type WarningLevel } from "../../../worker/domain/overtime/states.ts";
import { ownWarningCalls } from "../../calls/overtimeHours.ts";
import { Button } from "../../components/Button.tsx";
import { useApp, useMe } from "../../store/app.ts";
import { hoursWords as words } from "../../text/pages/overtimeHours.ts";
import { useSending } from "./useSending.ts";

/**
 * 「見ました」 below a warning about one's own hours of this month; nothing while there is none. One that was looked at
 * asks again only when it grows more serious.
 */
export function OwnLook({ hours: { level, month }, lookedAt }: { hours: HoursNow; lookedAt: WarningLevel }) {
  const { api, resources } = useApp();
  const { today } = useMe();
  const lookedNow = useSignal<WarningLevel>("calm");
  const sending = useSending(words);
  if (level === "calm" || !today.startsWith(month)) return null;
  const input = { month, level, word: "" };
  const isDone = [lookedAt, lookedNow.value].some(
    (each) => WARNING_LEVELS.indexOf(each) >= WARNING_LEVELS.indexOf(level),
  );

  async function look() {
    const answer = await sending.send(() => ownWarningCalls(api).look(input));
    if (answer === null) return;
    lookedNow.value = level;
    resources.age();
  }

  return (
    <div class="own-look">
      <p class="hint">{words.own.note}</p>
      <p role="status" class={sending.problem.value ? "problem" : "card-text"}>
        {isDone ? words.own.said : sending.problem.value?.text}
      </p>
      {!isDone && (
        <Button look="outline" busy={sending.busy.value} onPress={() => void look()}>
          {words.own.look}
        </Button>
      )}
    </div>
  );
}
