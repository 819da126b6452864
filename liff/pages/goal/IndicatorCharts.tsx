import { formatFigure, type IndicatorView } from "../../../worker/domain/indicator.ts";
import type { GoalPage } from "../../../worker/domain/views.ts";
import { Card } from "../../components/Card.tsx";
import { type SeriesPoint, seriesOf } from "../../store/indicatorSeries.ts";
import { measuredIn } from "../../store/reportForm.ts";
import { words } from "../../text/index.ts";
import { figureWords } from "../../text/pages/figures.ts";
import { IndicatorChart } from "./IndicatorChart.tsx";

/** 指標の推移: one small chart for each indicator of which a number was ever given. */
export function IndicatorCharts({ page }: { page: GoalPage }) {
  const drawn = measuredIn(page)
    .map((indicator) => ({ indicator, points: seriesOf(page.history, indicator.id) }))
    .filter(({ points }) => points.length > 0);
  if (drawn.length === 0) return null;
  return (
    <section class="section">
      <div class="section-head">
        <h3>{figureWords.title}</h3>
      </div>
      <div class="stack">
        {drawn.map(({ indicator, points }) => (
          <Chart key={indicator.id} indicator={indicator} points={points} />
        ))}
      </div>
    </section>
  );
}

function Chart({ indicator, points }: { indicator: IndicatorView; points: SeriesPoint[] }) {
  const target = figureWords.targetOf(indicator);
  const said = points.map(({ quarter, value }) =>
    figureWords.newest(quarter, formatFigure(value, indicator.unit)),
  );
  return (
    <Card>
      <h4 class="card-text">{indicator.text}</h4>
      <p class="figure-newest">
        <strong>{said.at(-1)}</strong>
        {target && <span class="hint">{figureWords.target(target)}</span>}
      </p>
      <IndicatorChart
        points={points}
        target={indicator.target}
        label={figureWords.chart(indicator.text, said, target)}
        quarterName={(quarter) => words.quarter(quarter)}
      />
    </Card>
  );
}
