import { useSignal } from "@preact/signals";
import { Printer } from "lucide";
import { useRoute } from "preact-iso/router";
import { TALK_STAGES, type TalkStage } from "../../../worker/domain/talk.ts";
import type { TalkPage as Talk } from "../../../worker/domain/talkViews.ts";
import { talkCalls } from "../../calls/talks.ts";
import { Answer } from "../../components/Answer.tsx";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Page } from "../../components/Page.tsx";
import { useApp, useMe, useQuery } from "../../store/app.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { HeldDay } from "./HeldDay.tsx";
import { Paper } from "./Paper.tsx";
import "../../styles/inputs.css";
import "../../styles/talk.css";

/** 面談資料: one sheet of A4 for the talk about a department. */
export default function TalkPage() {
  const me = useMe();
  const { params, query } = useRoute();
  const unitId = params.unitId ?? "";
  const stage = TALK_STAGES.find((known) => known === query.stage);
  return (
    <Page
      look="wide"
      title={talkWords.title}
      sub={me.oversees.find(({ id }) => id === unitId)?.name}
      back={`/departments/${unitId}`}
    >
      <Sheet key={`${unitId} ${stage}`} unitId={unitId} stage={stage} />
    </Page>
  );
}

function Sheet({ unitId, stage }: { unitId: string; stage: TalkStage | undefined }) {
  const { api, resources } = useApp();
  const said = useSignal("");
  const key = `talk/${unitId}/${stage ?? ""}`;
  const answer = useQuery<Talk>({ key, load: () => talkCalls(api).page(unitId, stage) });
  async function refresh(words: string) {
    resources.age();
    resources.freshen(key);
    said.value = words;
  }
  return (
    <Answer answer={answer} bones={[3, 8, 20, 12]}>
      {(page) => (
        <>
          <div class="talk-tools">
            <Stages unitId={unitId} current={page.stage} />
            <div class="talk-print">
              <Button look="outline" onPress={() => window.print()}>
                <Icon of={Printer} size={20} />
                {talkWords.print}
              </Button>
              <p class="hint">{talkWords.printHint}</p>
            </div>
          </div>
          <Paper page={page} />
          <p role="status" class={said.value ? "said" : "visually-hidden"}>
            {said.value}
          </p>
          <HeldDay key={page.heldOn ?? ""} page={page} onChanged={refresh} />
        </>
      )}
    </Answer>
  );
}

function Stages({ unitId, current }: { unitId: string; current: TalkStage }) {
  return (
    <nav class="chips" aria-label={talkWords.chooseStage}>
      {TALK_STAGES.map((stage) => (
        <a
          key={stage}
          class="chip"
          href={`/departments/${unitId}/talk?stage=${stage}`}
          aria-current={stage === current ? "page" : undefined}
        >
          {talkWords.stages[stage]}
        </a>
      ))}
    </nav>
  );
}
