import { TriangleAlert } from "lucide";
import type { DutyView } from "../../worker/domain/views.ts";
import { troubleWords } from "../text/pages/trouble.ts";
import { CardLink } from "./Card.tsx";
import { Icon } from "./Icon.tsx";

type Trouble = Extract<DutyView, { kind: "trouble" }>["trouble"];

/** For administrators: something could not be delivered, or a code was ended by wrong tries, and where to look at it. */
export function TroubleDutyCard({ trouble }: { trouble: Trouble }) {
  return (
    <CardLink
      href={trouble.kind === "invites" ? "/admin/invites" : "/admin/deliveries"}
      urgent
      lead={
        <span class="lead-icon warn">
          <Icon of={TriangleAlert} />
        </span>
      }
    >
      <span class="card-title">{troubleWords.title[trouble.kind]}</span>
      <span class="card-text">{textOf(trouble)}</span>
    </CardLink>
  );
}

function textOf(trouble: Trouble): string {
  const said = troubleWords.text;
  switch (trouble.kind) {
    case "batches":
      return said.batches(trouble.failed, trouble.uncertain);
    case "quota":
      return said.quota(trouble.held);
    case "invites":
      return said.invites(trouble.burnt);
  }
}
