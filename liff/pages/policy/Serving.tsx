import type { PointCounts, ServingGoal } from "../../../worker/domain/policyViews.ts";
import { GradeMark, SilenceMark } from "../../components/GradeMark.tsx";
import { Section } from "../../components/Section.tsx";
import { policyWords } from "../../text/pages/policy.ts";

type ServingUnit = ServingGoal["units"][number];

/** The goals that serve a point, each with its sections; a grade only where the reader may see one. */
export function Serving({ goals }: { goals: ServingGoal[] }) {
  return (
    <Section title={policyWords.serving} aside={policyWords.servingCount(goals.length)}>
      {goals.length === 0 ? (
        <p class="hint">{policyWords.noServing}</p>
      ) : (
        <ul class="rows">
          {goals.map((goal) => (
            <li key={goal.id} class="serving">
              <p class="row-title" lang="ja">
                {policyWords.goal(goal.number, goal.title)}
              </p>
              <ul>
                {goal.units.map((own) => (
                  <li key={own.unit.id}>
                    <UnitLine goalId={goal.id} own={own} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {goals.some(({ units }) => units.some(({ mayRead }) => !mayRead)) && (
        <p class="hint">{policyWords.servingHint}</p>
      )}
    </Section>
  );
}

function UnitLine({ goalId, own }: { goalId: string; own: ServingUnit }) {
  const { unit, grade } = own;
  if (!own.mayRead) return <span class="serving-unit faint">{unit.name}</span>;
  return (
    <a class="serving-unit" href={`/units/${unit.id}/goals/${goalId}`}>
      <span>{unit.name}</span>
      <span class="state">
        {grade ? <GradeMark grade={grade} size={20} silent /> : <SilenceMark size={20} silent />}
        {grade?.label ?? policyWords.noGrade}
      </span>
    </a>
  );
}

/** For administrators: how many came how far, never who. */
export function Counts({ counts }: { counts: PointCounts }) {
  const { opened, finished, understood } = counts;
  return (
    <Section title={policyWords.countsTitle}>
      <p>{policyWords.counts(opened, finished, understood)}</p>
    </Section>
  );
}
