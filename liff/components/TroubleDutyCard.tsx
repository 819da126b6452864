import { TriangleAlert } from "lucide";
import type { DutyView } from "../../worker/domain/views.ts";
import { words } from "../text/index.ts";
import { CardLink } from "./Card.tsx";
import { Icon } from "./Icon.tsx";

type Trouble = Extract<DutyView, { kind: "trouble" }>["trouble"];

/** For administrators: something could not be delivered, and where to look at it. */
export function TroubleDutyCard({ trouble }: { trouble: Trouble }) {
  const { batches, quota } = words.home.troubleText;
  return (
    <CardLink
      href="/admin/deliveries"
      urgent
      lead={
        <span class="lead-icon warn">
          <Icon of={TriangleAlert} />
        </span>
      }
    >
      <span class="card-title">{words.home.troubleTitle[trouble.kind]}</span>
      <span class="card-text">
        {trouble.kind === "batches" ? batches(trouble.failed, trouble.uncertain) : quota(trouble.held)}
      </span>
    </CardLink>
  );
}
