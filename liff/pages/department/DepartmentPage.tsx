import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso/router";
import type { DepartmentGrid } from "../../../worker/domain/views.ts";
import { Answer } from "../../components/Answer.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Page } from "../../components/Page.tsx";
import { UnitSwitch } from "../../components/UnitSwitch.tsx";
import { useWide } from "../../components/useWide.ts";
import { useApp, useMe, useQuery } from "../../store/app.ts";
import { words } from "../../text/index.ts";
import { departmentWords } from "../../text/pages/department.ts";
import { talkLinkWords } from "../../text/pages/talkLink.ts";
import { NotFoundPage } from "../NotFoundPage.tsx";
import { Filters } from "./Filters.tsx";
import { GridList } from "./GridList.tsx";
import { GridTable } from "./GridTable.tsx";
import { type Filter, matches, shownRound } from "./gridView.ts";
import { Legend } from "./Legend.tsx";
import "../../styles/department.css";

/** 部の一覧: units × quarters, with the grade or with silence. */
export default function DepartmentPage() {
  const me = useMe();
  const { params } = useRoute();
  const { queries } = useApp();
  const unitId = params.unitId ?? me.oversees[0]?.id;
  if (!unitId) return <NotFoundPage />;
  const name = me.oversees.find(({ id }) => id === unitId)?.name;
  return (
    <Page
      look="wide"
      title={departmentWords.title}
      sub={name}
      aside={<span class="pill">{words.fiscalYear(me.fiscalYear)}</span>}
    >
      <UnitSwitch
        label={departmentWords.choose}
        units={me.oversees}
        current={unitId}
        hrefOf={(id) => `/departments/${id}`}
      />
      <a class="text-button" href={`/departments/${unitId}/talk`}>
        {talkLinkWords.link}
      </a>
      <Grid key={unitId} query={queries.grid(unitId)} />
    </Page>
  );
}

function Grid({ query }: { query: ReturnType<ReturnType<typeof useApp>["queries"]["grid"]> }) {
  const answer = useQuery(query);
  const filter = useSignal<Filter>("all");
  const isWide = useWide();
  return (
    <Answer answer={answer} bones={[3, 12, 12, 12]}>
      {(grid) => {
        if (grid.units.length === 0) {
          return <Notice title={departmentWords.emptyTitle} text={departmentWords.emptyText} />;
        }
        const View = isWide ? GridTable : GridList;
        return (
          <>
            <Filters grid={grid} chosen={filter.value} onChoose={(next) => (filter.value = next)} />
            {hasAny(grid, filter.value) ? (
              <View grid={grid} filter={filter.value} />
            ) : (
              <Notice title={departmentWords.nothing} live />
            )}
            <Legend grades={grid.grades} />
          </>
        );
      }}
    </Answer>
  );
}

function hasAny(grid: DepartmentGrid, filter: Filter): boolean {
  const round = shownRound(grid);
  return grid.units.some((unit) => unit.goals.some((goal) => matches(filter, goal, round, grid.grades)));
}
