import { useMemo } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
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
import NotFoundPage from "../NotFoundPage.tsx";
import { CallBar } from "./CallBar.tsx";
import { Filters } from "./Filters.tsx";
import { GridList } from "./GridList.tsx";
import { GridTable } from "./GridTable.tsx";
import { type Grid, unfold } from "./grid.ts";
import { type Filter, filterFrom, hrefOf, matches, shownRound } from "./gridView.ts";
import { Legend } from "./Legend.tsx";
import "../../styles/call.css";
import "../../styles/department.css";

/** 部の一覧: units × quarters, with the grade or with silence. */
export default function DepartmentPage() {
  const me = useMe();
  const { params } = useRoute();
  const { query, route } = useLocation();
  const filter = filterFrom(query);
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
        hrefOf={(id) => hrefOf(id, filter)}
      />
      <a class="text-button" href={`/departments/${unitId}/talk`}>
        {talkLinkWords.link}
      </a>
      <DepartmentList
        key={unitId}
        query={queries.grid(unitId)}
        filter={filter}
        onFilter={(next) => route(hrefOf(unitId, next), true)}
      />
    </Page>
  );
}

function DepartmentList(props: {
  query: ReturnType<ReturnType<typeof useApp>["queries"]["grid"]>;
  filter: Filter;
  onFilter: (filter: Filter) => void;
}) {
  const { query, filter, onFilter } = props;
  const answer = useQuery(query);
  return (
    <Answer answer={answer} bones={[3, 12, 12, 12]}>
      {(grid) => <Loaded grid={grid} filter={filter} onFilter={onFilter} onCalled={answer.retry} />}
    </Answer>
  );
}

function Loaded(props: {
  grid: DepartmentGrid;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onCalled: () => void;
}) {
  const { filter, onFilter, onCalled } = props;
  const grid = useMemo(() => unfold(props.grid), [props.grid]);
  const isWide = useWide();
  if (grid.units.length === 0) {
    return <Notice title={departmentWords.emptyTitle} text={departmentWords.emptyText} />;
  }
  const View = isWide ? GridTable : GridList;
  return (
    <>
      <div class="grid-tools">
        <Filters grid={grid} chosen={filter} onChoose={onFilter} />
        <CallBar grid={grid} onCalled={onCalled} />
      </div>
      {hasAny(grid, filter) ? (
        <View grid={grid} filter={filter} />
      ) : (
        <Notice title={departmentWords.nothing} live />
      )}
      <Legend grades={grid.grades} />
    </>
  );
}

function hasAny(grid: Grid, filter: Filter): boolean {
  const round = shownRound(grid);
  return grid.units.some((unit) => unit.goals.some((goal) => matches(filter, goal, round, grid.grades)));
}
