import type { DutyView } from "../../worker/domain/views.ts";
import { words } from "../text/index.ts";
import { ButtonLink } from "./Button.tsx";
import { Card, CardLink } from "./Card.tsx";
import { LaterButton } from "./LaterButton.tsx";

type Simple = Extract<DutyView, { kind: "overtime" | "deadline" }>;

/** Something about overtime or a deadline: what, how many or by when, and the place to see to it. */
export function SimpleDutyCard({ duty, today }: { duty: Simple; today: string }) {
  const { href, title, text } = faceOf(duty, today);
  const isLate = duty.kind === "deadline" && duty.dueOn < today;
  const head = (
    <>
      {duty.isStandIn && <span class="card-meta">{words.home.standIn}</span>}
      <span class="card-title">{title}</span>
      <span class={isLate ? "due urgent-text" : "card-text"}>{text}</span>
    </>
  );
  const isPutOff = duty.kind === "deadline" || duty.topic === "results";
  if (duty.dueOn !== today || !isPutOff) {
    return (
      <CardLink href={href} urgent={isLate}>
        {head}
      </CardLink>
    );
  }
  return (
    <Card>
      <div class="card-link-words">{head}</div>
      <ButtonLink href={href} look="soft" wide>
        {words.home.open}
      </ButtonLink>
      <div class="card-feet">
        <LaterButton subject={duty.kind === "deadline" ? `deadline:${duty.deadlineId}` : "results"} />
      </div>
    </Card>
  );
}

function faceOf(duty: Simple, today: string): { href: string; title: string; text: string } {
  const { home } = words;
  if (duty.kind === "deadline") {
    const { goalId, unit, title, dueOn } = duty;
    const due = dueOn < today ? home.overdue : dueOn === today ? () => home.dueToday : home.due;
    return { href: goalId ? `/units/${unit.id}/goals/${goalId}` : "/deadlines", title, text: due(dueOn) };
  }
  const { topic, unit, count } = duty;
  const [title, text] = home.overtime[topic];
  return { href: PLACES[topic] + (unit ? `/${unit.id}` : ""), title, text: text(count) };
}

const PLACES = {
  orders: "/overtime/board",
  results: "/overtime",
  transfers: "/overtime/section",
  ownHours: "/overtime",
  sectionHours: "/overtime/section",
  departmentHours: "/overtime/department",
  late: "/overtime/department",
};
