import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import type { Board } from "../../../../worker/domain/overtime/viewsOrders.ts";
import { boardCalls } from "../../../calls/overtime.ts";
import { Answer } from "../../../components/Answer.tsx";
import { Banner } from "../../../components/Banner.tsx";
import { DoneArt } from "../../../components/DoneArt.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { Page } from "../../../components/Page.tsx";
import { UnitSwitch } from "../../../components/UnitSwitch.tsx";
import { useApp, useMe, useQuery } from "../../../store/app.ts";
import { words as shared } from "../../../text/index.ts";
import { overtimeWords as words } from "../../../text/pages/overtime.ts";
import NotFoundPage from "../../NotFoundPage.tsx";
import { AllotmentCards } from "./AllotmentCard.tsx";
import { DecidedList } from "./DecidedList.tsx";
import { Delegations } from "./Delegations.tsx";
import { InitiativeForm } from "./InitiativeForm.tsx";
import { WaitingList } from "./WaitingList.tsx";
import "../../../styles/overtime.css";

/** 今夜の超過勤務: the whole section on one board, confirmed with one tap. */
export default function BoardPage() {
  const me = useMe();
  const { params } = useRoute();
  const { api } = useApp();
  const unitId = params.unitId ?? me.ordersIn[0]?.id ?? me.hoursOf[0]?.id;
  if (!unitId) return <NotFoundPage />;
  return <BoardOf key={unitId} unitId={unitId} calls={boardCalls(api, unitId)} />;
}

function BoardOf({ unitId, calls }: { unitId: string; calls: ReturnType<typeof boardCalls> }) {
  const me = useMe();
  const key = `board/${unitId}`;
  const answer = useQuery({ key, load: () => calls.board(undefined) });
  const { state } = answer;
  const board = state.phase === "ready" ? state.value : null;
  const waits = board?.waiting.filter(({ isOwn }) => !isOwn).length ?? 0;
  return (
    <Page
      title={words.board.title}
      back="/overtime"
      sub={
        board && (
          <>
            <span>{board.unit.name}</span>
            <span>{shared.day(board.day)}</span>
          </>
        )
      }
      aside={
        board && (
          <span class={waits > 0 ? "pill order-waits" : "pill"}>
            {waits > 0 ? words.board.waiting(waits) : words.board.calm}
          </span>
        )
      }
    >
      <UnitSwitch
        label={words.board.choose}
        units={me.ordersIn}
        current={unitId}
        hrefOf={(id) => `/overtime/board/${id}`}
      />
      <Answer answer={answer} bones={[7, 8, 8, 8]}>
        {(view) => <BoardView view={view} queryKey={key} calls={calls} />}
      </Answer>
    </Page>
  );
}

interface BoardProps {
  view: Board;
  queryKey: string;
  calls: ReturnType<typeof boardCalls>;
}

function BoardView({ view, queryKey, calls }: BoardProps) {
  const { resources } = useApp();
  const said = useSignal<{ text: string; isGood: boolean } | null>(null);

  const place = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    if (said.value) requestAnimationFrame(() => place.current?.scrollIntoView({ block: "start" }));
  });

  function refresh(text: string, isGood = true) {
    said.value = { text, isGood };
    resources.age();
    resources.freshen(queryKey);
  }

  return (
    <>
      <AllotmentCards view={view} />
      <div role="status" class="overtime-said" ref={place}>
        {said.value && <Banner look={said.value.isGood ? "good" : "warn"}>{said.value.text}</Banner>}
      </div>
      {view.waiting.length === 0 ? (
        <Notice art={<DoneArt />} title={words.board.none} text={words.board.noneText} />
      ) : (
        <WaitingList view={view} calls={calls} onDone={refresh} />
      )}
      <DecidedList view={view} />
      <InitiativeForm view={view} calls={calls} onDone={refresh} />
      {view.delegations && (
        <Delegations delegations={view.delegations} today={view.today} calls={calls} onDone={refresh} />
      )}
    </>
  );
}
