import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso/router";
import { SETTLEMENT_LISTS, type Settlement } from "../../../../worker/domain/overtime/viewsResults.ts";
import { settlementCalls } from "../../../calls/results.ts";
import { Answer } from "../../../components/Answer.tsx";
import { Banner } from "../../../components/Banner.tsx";
import { DoneArt } from "../../../components/DoneArt.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { Page } from "../../../components/Page.tsx";
import { UnitSwitch } from "../../../components/UnitSwitch.tsx";
import { useApp, useMe, useQuery } from "../../../store/app.ts";
import { settleWords as words } from "../../../text/pages/results.ts";
import NotFoundPage from "../../NotFoundPage.tsx";
import { HiddenHours } from "../HiddenHours.tsx";
import { MonthSwitch } from "./MonthSwitch.tsx";
import { SettleList } from "./SettleList.tsx";
import "../../../styles/overtime.css";
import "../../../styles/results.css";

/** What can be put right here, and what waits for the people themselves. */
const COLUMNS = [SETTLEMENT_LISTS.filter((list) => list !== "unsettled"), ["unsettled"]] as const;

/** 記録を整える: order and record of a month side by side, for whoever leads the unit. */
export default function SettlePage() {
  const me = useMe();
  const { params, query } = useRoute();
  const unitId = params.unitId ?? me.hoursOf[0]?.id;
  if (!unitId) return <NotFoundPage />;
  return <SettleOf key={unitId} unitId={unitId} firstMonth={query.month} />;
}

function SettleOf({ unitId, firstMonth }: { unitId: string; firstMonth: string | undefined }) {
  const me = useMe();
  const { api } = useApp();
  const month = useSignal(firstMonth);
  const key = `settle/${unitId}/${month.value ?? ""}`;
  const calls = settlementCalls(api, unitId);
  const answer = useQuery({ key, load: () => calls.read(month.value) });
  const { state } = answer;
  const view = state.phase === "ready" ? state.value : null;
  return (
    <Page
      title={words.title}
      back="/overtime"
      look="wide"
      sub={view && <span>{view.unit.name}</span>}
      aside={
        view && (
          <span class={view.lines.length > 0 ? "pill order-waits" : "pill"}>
            {view.lines.length > 0 ? words.open(view.lines.length) : words.calm}
          </span>
        )
      }
    >
      <UnitSwitch
        label={words.choose}
        units={me.hoursOf}
        current={unitId}
        hrefOf={(id) => `/overtime/settle/${id}`}
      />
      <Answer answer={answer} bones={[4, 9, 9]}>
        {(settlement) => (
          <SettleView view={settlement} queryKey={key} onMonth={(next) => (month.value = next)} />
        )}
      </Answer>
    </Page>
  );
}

function SettleView(props: { view: Settlement; queryKey: string; onMonth: (month: string) => void }) {
  const { view, queryKey, onMonth } = props;
  const { resources } = useApp();
  const said = useSignal("");

  function refresh(text: string) {
    said.value = text;
    resources.age();
    resources.freshen(queryKey);
  }

  return (
    <>
      <MonthSwitch month={view.month} last={view.today.slice(0, 7)} onMonth={onMonth} />
      <div role="status" class="overtime-said">
        {said.value && <Banner look="good">{said.value}</Banner>}
      </div>
      {view.isLocked && <Banner look="info">{words.locked}</Banner>}
      {view.lines.length === 0 ? (
        <Notice art={<DoneArt />} title={words.none} text={words.noneText} />
      ) : (
        <>
          <p class="card-text">{words.lead}</p>
          <div class="settle-lists">
            {COLUMNS.map((lists) => (
              <div key={lists.join()} class="settle-column">
                {lists.map((list) => (
                  <SettleList key={list} list={list} view={view} onDone={refresh} />
                ))}
              </div>
            ))}
          </div>
        </>
      )}
      <HiddenHours contact={view.contact} />
    </>
  );
}
