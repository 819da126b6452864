import type { Trend } from "../../../worker/domain/trend.ts";
import type { RoundRef } from "../../../worker/domain/views.ts";
import { GradeMark, SilenceMark } from "../../components/GradeMark.tsx";
import { words } from "../../text/index.ts";
import { departmentWords } from "../../text/pages/department.ts";
import { goalsWords } from "../../text/pages/goals.ts";
import { CallState } from "./CallState.tsx";
import { Concerns } from "./Concerns.tsx";
import type { Grid, GridGoal, GridUnit } from "./grid.ts";
import { answeredIn, concernsOf, type Filter, gradeOf, matches, shownRound, trendIn } from "./gridView.ts";
import { SupportDot } from "./SupportDot.tsx";
import { TrendMark } from "./TrendMark.tsx";

/** The department on a phone: a card for each unit, a line for each goal, its quarters at the right. */
export function GridList({ grid, filter }: { grid: Grid; filter: Filter }) {
  const round = shownRound(grid);
  return (
    <>
      {grid.units.map((unit) => {
        const goals = unit.goals.filter((goal) => matches(filter, goal, round, grid.grades));
        if (goals.length === 0) return null;
        return <UnitCard key={unit.unit.id} grid={grid} unit={unit} goals={goals} round={round} />;
      })}
    </>
  );
}

function UnitCard(props: { grid: Grid; unit: GridUnit; goals: GridGoal[]; round: RoundRef | null }) {
  const { grid, unit, goals, round } = props;
  const { answered, asked } = answeredIn(unit, round);
  return (
    <section class="unit-card">
      <div class="section-head">
        <h2>{unit.unit.name}</h2>
        <p class={answered < asked ? "section-aside warn-text" : "section-aside"}>
          {departmentWords.answered} {departmentWords.answeredOf(answered, asked)}
        </p>
      </div>
      <CallState grid={grid} unit={unit} />
      <Concerns concerns={concernsOf(grid, unit)} round={round} />
      <div class="quarter-head" aria-hidden="true">
        {grid.rounds.map(({ id, quarter }) => (
          <span key={id}>Q{quarter}</span>
        ))}
      </div>
      <ul class="goal-lines">
        {goals.map((goal) => (
          <li key={goal.id}>
            <a class="goal-line" href={`/units/${unit.unit.id}/goals/${goal.id}`}>
              <span class="goal-line-words">
                <span class="faint">{goalsWords.number(goal.number)}</span> {goal.title}
                {round && <Moved trend={trendIn(grid, goal, round)} />}
              </span>
              <span class="goal-line-marks">
                {grid.rounds.map((each) => (
                  <Mark key={each.id} grid={grid} goal={goal} round={each} />
                ))}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Moved({ trend }: { trend: Trend | null }) {
  if (!trend) return null;
  return (
    <span class="goal-line-trend">
      <TrendMark trend={trend} size={16} /> {departmentWords.trends[trend]}
    </span>
  );
}

function Mark({ grid, goal, round }: { grid: Grid; goal: GridGoal; round: RoundRef }) {
  const grade = gradeOf(goal.reports[round.id], grid.grades);
  const needsSupport = goal.reports[round.id]?.needsSupport ?? false;
  const said = grade?.label ?? (goal.isAsked ? departmentWords.silent : goalsWords.notAsked);
  return (
    <span class="goal-line-mark">
      <span class="visually-hidden">
        {words.roundName(round)} {said}
        {needsSupport && ` ${goalsWords.support}`}
      </span>
      {grade ? (
        <GradeMark grade={grade} size={22} silent />
      ) : (
        goal.isAsked && <SilenceMark size={22} silent />
      )}
      {needsSupport && <SupportDot />}
    </span>
  );
}
