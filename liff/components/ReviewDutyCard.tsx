import type { DutyView } from "../../worker/domain/views.ts";
import { words } from "../text/index.ts";
import { CardLink } from "./Card.tsx";

type Asked = Extract<DutyView, { kind: "review" | "question" }>;

/** New reports to look at, or a superior's question to answer. */
export function ReviewDutyCard({ duty }: { duty: Asked }) {
  return duty.kind === "review" ? (
    <CardLink href="/review">
      <span class="card-title">{words.home.reviewTitle}</span>
      <span class="card-text">{words.count(duty.reports)}</span>
    </CardLink>
  ) : (
    <CardLink href={`/units/${duty.unit.id}/goals/${duty.goalId}`}>
      <span class="card-meta">{duty.unit.name}</span>
      <span class="card-title">{words.home.questionTitle}</span>
      <span class="card-text">{words.count(duty.questions)}</span>
    </CardLink>
  );
}
