import { useRoute } from "preact-iso/router";
import type { CoverageView } from "../../../worker/domain/policyViews.ts";
import { policyCalls } from "../../calls/policies.ts";
import { Answer } from "../../components/Answer.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Page } from "../../components/Page.tsx";
import { UnitSwitch } from "../../components/UnitSwitch.tsx";
import { useWide } from "../../components/useWide.ts";
import { useApp, useMe, useQuery } from "../../store/app.ts";
import { words } from "../../text/index.ts";
import { policyWords } from "../../text/pages/policy.ts";
import NotFoundPage from "../NotFoundPage.tsx";
import { CoverageList } from "./CoverageList.tsx";
import { CoverageTable } from "./CoverageTable.tsx";
import "../../styles/coverage.css";

/** 重点事項 × 課: how many goals serve each point; those that nothing serves on top. */
export default function CoveragePage() {
  const me = useMe();
  const { params } = useRoute();
  const unitId = params.unitId ?? (me.isAdmin ? undefined : me.oversees[0]?.id);
  if (!unitId && !me.isAdmin) return <NotFoundPage />;
  const units = me.isAdmin ? [{ id: "", name: me.city }, ...me.oversees] : me.oversees;
  return (
    <Page
      look="wide"
      title={policyWords.coverage.title}
      sub={units.find(({ id }) => id === (unitId ?? ""))?.name}
      back="/policies"
      aside={<span class="pill">{words.fiscalYear(me.fiscalYear)}</span>}
    >
      <UnitSwitch
        label={policyWords.coverage.choose}
        units={units}
        current={unitId ?? ""}
        hrefOf={(id) => (id ? `/coverage/${id}` : "/coverage")}
      />
      <Coverage key={unitId ?? ""} unitId={unitId} />
    </Page>
  );
}

function Coverage({ unitId }: { unitId: string | undefined }) {
  const { api } = useApp();
  const answer = useQuery<CoverageView>({
    key: `coverage/${unitId ?? ""}`,
    load: () => policyCalls(api).coverage(unitId),
  });
  const isWide = useWide();
  return (
    <Answer answer={answer} bones={[3, 6, 6, 6]}>
      {(view) => {
        if (view.rows.length === 0) {
          return <Notice title={policyWords.coverage.emptyTitle} text={policyWords.coverage.emptyText} />;
        }
        const unserved = view.rows.filter(({ total }) => total === 0).length;
        const View = isWide ? CoverageTable : CoverageList;
        return (
          <>
            <p class={unserved > 0 ? "coverage-lead warn-text" : "coverage-lead"}>
              {unserved > 0 ? policyWords.coverage.none(unserved) : policyWords.coverage.all}
            </p>
            <View view={view} />
          </>
        );
      }}
    </Answer>
  );
}
