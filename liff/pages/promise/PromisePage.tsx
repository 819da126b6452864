import type { PromiseView } from "../../../worker/domain/deliveryViews.ts";
import { promiseCalls } from "../../calls/promise.ts";
import { Answer } from "../../components/Answer.tsx";
import { Banner } from "../../components/Banner.tsx";
import { Page } from "../../components/Page.tsx";
import { useApp, useQuery } from "../../store/app.ts";
import { promiseWords as words } from "../../text/pages/promise.ts";
import { AbovePromise } from "./AbovePromise.tsx";
import { AlonePromise } from "./AlonePromise.tsx";
import { LadderPromise } from "./LadderPromise.tsx";
import { Promised } from "./Promised.tsx";
import { WhenPromise } from "./WhenPromise.tsx";
import "../../styles/promise.css";

/** 声かけの約束: when, how often and of what the bot speaks, whom it tells, and how to be left alone. */
export default function PromisePage() {
  const { api } = useApp();
  const answer = useQuery({ key: "promise", load: promiseCalls(api).promise });
  return (
    <Page title={words.title} back="/settings">
      <Answer answer={answer} bones={[3, 16, 12, 20]}>
        {(view) => <Promises view={view} />}
      </Answer>
    </Page>
  );
}

function Promises({ view }: { view: PromiseView }) {
  return (
    <>
      {view.isPaused && <Banner look="warn">{words.paused}</Banner>}
      <p class="promise-lead">{words.lead}</p>
      <ol class="promise-list">
        <WhenPromise calendar={view.calendar} />
        <OftenPromise most={view.pushesPerMonth} />
        <LadderPromise view={view} />
        <AbovePromise view={view} />
        <AlonePromise most={view.mostSnoozes} />
        <NeverPromise />
      </ol>
      <p class="hint promise-foot">{words.foot}</p>
    </>
  );
}

function OftenPromise({ most }: { most: number | null }) {
  const { title, cap, merged, done, exceptions } = words.often;
  return (
    <Promised title={title}>
      <p>
        {most !== null && <strong>{cap(most)}</strong>}
        {merged}
      </p>
      <p>{done}</p>
      <p class="hint">{exceptions}</p>
    </Promised>
  );
}

function NeverPromise() {
  const { title, list, text } = words.never;
  return (
    <Promised title={title}>
      <ul class="promise-never">
        {list.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>{text}</p>
    </Promised>
  );
}
