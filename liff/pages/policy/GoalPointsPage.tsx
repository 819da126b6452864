import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso/router";
import type { GoalPointsView } from "../../../worker/domain/policyViews.ts";
import { policyCalls } from "../../calls/policies.ts";
import { Answer } from "../../components/Answer.tsx";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Page } from "../../components/Page.tsx";
import { useApp, useQuery } from "../../store/app.ts";
import { policyWords } from "../../text/pages/policy.ts";
import "../../styles/coverage.css";

const { links } = policyWords;

/** The points that a goal serves; whoever answers for the goal chooses them here. */
export default function GoalPointsPage() {
  const { params } = useRoute();
  const unitId = params.unitId ?? "";
  const goalId = params.goalId ?? "";
  const { api } = useApp();
  const answer = useQuery<GoalPointsView>({
    key: `goalPoints/${unitId}/${goalId}`,
    load: () => policyCalls(api).goalPoints(unitId, goalId),
  });
  return (
    <Page title={links.title} back={`/units/${unitId}/goals/${goalId}`}>
      <Answer answer={answer} bones={[4, 4, 4, 4]}>
        {(view) => <Choice view={view} />}
      </Answer>
    </Page>
  );
}

function Choice({ view }: { view: GoalPointsView }) {
  const { api, resources } = useApp();
  const chosen = useSignal<readonly string[]>(view.linked);
  const phase = useSignal<"open" | "busy" | "done" | "failed" | "stale">("open");
  const { unit, goal } = view;
  if (view.choices.length === 0) return <Notice title={links.emptyTitle} text={links.emptyText} />;

  function toggle(id: string) {
    chosen.value = chosen.value.includes(id)
      ? chosen.value.filter((each) => each !== id)
      : [...chosen.value, id];
    phase.value = "open";
  }
  async function save() {
    phase.value = "busy";
    const answer = await policyCalls(api).linkGoal(unit.id, goal.id, [...chosen.value]);
    if (!answer.ok) {
      phase.value =
        answer.failure.kind === "offline" || answer.failure.kind === "server" ? "failed" : "stale";
      return;
    }
    phase.value = "done";
    const linked = [...chosen.value];
    resources.age();
    resources.patch<GoalPointsView>(`goalPoints/${unit.id}/${goal.id}`, (known) => ({ ...known, linked }));
  }

  const shown = view.mayLink ? view.choices : view.choices.filter(({ id }) => view.linked.includes(id));
  return (
    <>
      <p class="row-title">{policyWords.goal(goal.number, goal.title)}</p>
      <p class="hint">{view.mayLink ? links.lead : links.readOnly}</p>
      {shown.length === 0 && <p>{links.none}</p>}
      {[...Map.groupBy(shown, ({ policyTitle }) => policyTitle)].map(([title, points]) => (
        <fieldset key={title} class="point-choices">
          <legend>{title}</legend>
          <div class="rows">
            {points.map((point) => (
              <label key={point.id} class="point-choice">
                <input
                  type="checkbox"
                  checked={chosen.value.includes(point.id)}
                  disabled={!view.mayLink}
                  onChange={() => toggle(point.id)}
                />
                <span>
                  <span class="paper-label">{point.path}</span> {point.shortForm}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {view.mayLink && (
        <div class="point-save">
          <Button wide onPress={save} busy={phase.value === "busy"}>
            {phase.value === "busy" ? links.saving : links.save}
          </Button>
          <p role="status">{phase.value === "done" && links.saved}</p>
          {phase.value === "failed" && (
            <p class="problem" role="alert">
              {links.failed}
            </p>
          )}
          {phase.value === "stale" && (
            <p class="problem" role="alert">
              {links.stale}
            </p>
          )}
        </div>
      )}
    </>
  );
}
