import { departmentWords } from "../../text/pages/department.ts";
import type { Grid } from "./grid.ts";
import { countFilters, FILTERS, type Filter } from "./gridView.ts";

/** Which goals to look at, each with how many there are. */
export function Filters(props: { grid: Grid; chosen: Filter; onChoose: (filter: Filter) => void }) {
  const counts = countFilters(props.grid);
  return (
    <fieldset class="chips">
      <legend class="visually-hidden">{departmentWords.filterLabel}</legend>
      {FILTERS.map((filter) => (
        <button
          key={filter}
          type="button"
          class="chip"
          aria-pressed={props.chosen === filter}
          onClick={() => props.onChoose(filter)}
        >
          {departmentWords.filters[filter]} <span class="chip-count">{counts[filter]}</span>
        </button>
      ))}
    </fieldset>
  );
}
