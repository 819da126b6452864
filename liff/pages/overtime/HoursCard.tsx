import { TriangleAlert } from "lucide";
import type { HoursNow } from "../../../worker/domain/overtime/hoursNow.ts";
import type { WarningLevel } from "../../../worker/domain/overtime/states.ts";
import { Card } from "../../components/Card.tsx";
import { Icon } from "../../components/Icon.tsx";
import { overtimeWords as words } from "../../text/pages/overtime.ts";
import { OwnLook } from "./OwnLook.tsx";

/** 今月 41:30　上限まで 3:30, with how it came about. */
export function HoursCard({ hours, lookedAt }: { hours: HoursNow; lookedAt: WarningLevel }) {
  const limit = Math.max(1, hours.used + hours.left);
  return (
    <Card urgent={hours.level !== "calm"}>
      <h2 class="card-title">{words.hours.title(hours.month)}</h2>
      <HoursLine hours={hours} />
      <div
        class="hours-bar"
        role="img"
        aria-label={words.hours.bar(hours.used, Math.max(0, hours.used + hours.left))}
      >
        <span
          class={hours.level === "calm" ? "hours-fill" : "hours-fill warn"}
          style={{ width: `${Math.min(100, (100 * hours.used) / limit)}%` }}
        />
      </div>
      <NearestLimit hours={hours} />
      {hours.pending > 0 && <p class="hint">{words.hours.pending(hours.pending)}</p>}
      <OwnLook hours={hours} lookedAt={lookedAt} />
    </Card>
  );
}

/** The hours of the month beside what is left of the limit. */
export function HoursLine({ hours }: { hours: HoursNow }) {
  return (
    <p class={hours.level === "calm" ? "hours-line" : "hours-line warn-text"}>
      {hours.level !== "calm" && <Icon of={TriangleAlert} size={18} />}
      <span>{words.hours.used(hours.used)}</span>
      <span>{words.hours.left(hours.left)}</span>
    </p>
  );
}

/** The limit that is nearest, where there is something to say of it. */
export function NearestLimit({ hours }: { hours: HoursNow }) {
  return hours.nearest ? <p class="card-text">{words.hours.nearest(hours.nearest)}</p> : null;
}
