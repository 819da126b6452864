import { useRoute } from "preact-iso/router";
import type { UnitGoals } from "../../worker/domain/views.ts";
import { Answer } from "../components/Answer.tsx";
import { ButtonLink } from "../components/Button.tsx";
import { Card } from "../components/Card.tsx";
import { GoalRow } from "../components/GoalRow.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { Progress } from "../components/Progress.tsx";
import { UnitSwitch } from "../components/UnitSwitch.tsx";
import { useApp, useMe, useQuery } from "../store/app.ts";
import { minutesFor } from "../store/dutyGroups.ts";
import { words } from "../text/index.ts";
import { goalsWords } from "../text/pages/goals.ts";

/** 目標: the goals of one unit, each with what was answered. */
export default function GoalsPage() {
  const me = useMe();
  const { params } = useRoute();
  const units = unitsOf(me);
  const unitId = params.unitId ?? units[0]?.id;
  const known = units.find((unit) => unit.id === unitId);
  return (
    <Page
      title={goalsWords.title}
      sub={known?.name}
      aside={<span class="pill">{words.fiscalYear(me.fiscalYear)}</span>}
    >
      <UnitSwitch
        label={goalsWords.unit}
        units={units}
        current={unitId ?? ""}
        hrefOf={(id) => `/goals/${id}`}
      />
      {unitId ? (
        <GoalsOf key={unitId} unitId={unitId} />
      ) : (
        <Notice title={goalsWords.noUnitTitle} text={goalsWords.noUnitText} />
      )}
    </Page>
  );
}

function unitsOf({ reportsFor, posts }: ReturnType<typeof useMe>) {
  return reportsFor.length > 0 ? reportsFor : posts.slice(0, 1).map((post) => post.unit);
}

function GoalsOf({ unitId }: { unitId: string }) {
  const { queries } = useApp();
  const answer = useQuery(queries.unitGoals(unitId));
  return (
    <Answer answer={answer} bones={[6, 6, 6, 6]}>
      {(sheet) =>
        sheet.goals.length === 0 ? (
          <Notice title={goalsWords.emptyTitle} text={goalsWords.emptyText} />
        ) : (
          <>
            <RoundState sheet={sheet} />
            <ul class="rows">
              {sheet.goals.map((goal) => (
                <GoalRow key={goal.id} goal={goal} sheet={sheet} />
              ))}
            </ul>
          </>
        )
      }
    </Answer>
  );
}

/** How far the open round is in this unit, and the way on. */
function RoundState({ sheet }: { sheet: UnitGoals }) {
  const round = sheet.rounds.find(({ id }) => id === sheet.openRoundId);
  if (!round) return <p class="hint">{goalsWords.noRound}</p>;
  const asked = sheet.goals.filter((goal) => goal.isAsked);
  const open = asked.filter((goal) => !goal.reports[round.id]);
  const done = asked.length - open.length;
  const said =
    open.length === 0 ? goalsWords.allAnswered(asked.length) : words.goals.answered(done, asked.length);
  return (
    <Card>
      <div class="card-head">
        <h2 class="card-title">{words.roundName(round)}</h2>
        <p class="due">{words.home.due(round.dueOn)}</p>
      </div>
      <p class="card-text">{said}</p>
      <Progress done={done} total={asked.length} label={said} />
      {sheet.canReport && open[0] && (
        <>
          <ButtonLink wide href={`/units/${sheet.unit.id}/goals/${open[0].id}`}>
            {done === 0 ? words.home.start : words.home.goOn}
          </ButtonLink>
          <p class="card-foot">{words.home.cost(open.length, minutesFor(open.length))}</p>
        </>
      )}
    </Card>
  );
}
