import type { GoalPage } from "../../../worker/domain/views.ts";
import { Disclosure } from "../../components/Disclosure.tsx";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";
import { ServedPointsLink } from "../policy/ServedPointsLink.tsx";

/** What the sheet says about the goal, as written; one tap away while reporting. */
export function GoalFacts({ page, open = false }: { page: GoalPage; open?: boolean }) {
  const { criteria, steps, deadline } = page.goal;
  return (
    <Disclosure summary={reportWords.facts} open={open}>
      <dl class="facts">
        <dt>{reportWords.criteria}</dt>
        <dd>
          <ul lang="ja">
            {criteria.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </dd>
        <dt>{reportWords.steps}</dt>
        <dd>
          <ul lang="ja">
            {steps.map(({ text, quarter }, index) => (
              <li key={index}>
                {text}
                {quarter && <span class="tag">{words.quarter(quarter)}</span>}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{reportWords.deadline}</dt>
        <dd>
          <span lang="ja">{deadline.text}</span>
          {deadline.date && <span class="faint">{reportWords.deadlineDay(deadline.date)}</span>}
        </dd>
      </dl>
      <ServedPointsLink unitId={page.unit.id} goalId={page.goal.id} />
    </Disclosure>
  );
}
