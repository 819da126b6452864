import "../../styles/inputs.css";
import "../../styles/settings.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { AbsencesView } from "../../../worker/domain/deliveryViews.ts";
import { absenceCalls } from "../../calls/absences.ts";
import { Answer } from "../../components/Answer.tsx";
import { Card } from "../../components/Card.tsx";
import { useApp, useQuery } from "../../store/app.ts";
import { absenceWords as words } from "../../text/pages/absence.ts";
import { AbsenceFields } from "./AbsenceFields.tsx";
import { AbsenceRow } from "./AbsenceRow.tsx";

const KEY = "absences";

/** 不在: the days on which nobody is to be spoken to, and the form for more. */
export function Absences() {
  const { api } = useApp();
  const answer = useQuery({ key: KEY, load: absenceCalls(api).absences });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (location.hash === "#absence") place.current?.scrollIntoView({ block: "start" });
  }, [answer.state.phase]);
  return (
    <div id="absence" ref={place}>
      <Card>
        <h3 class="card-title">{words.title}</h3>
        <p class="card-text">{words.lead}</p>
        <Answer answer={answer} bones={[5, 5]}>
          {(view) => <Known view={view} />}
        </Answer>
      </Card>
    </div>
  );
}

function Known({ view }: { view: AbsencesView }) {
  const { resources } = useApp();
  const said = useSignal("");
  function show(next: AbsencesView, words: string) {
    resources.patch(KEY, () => next);
    resources.age();
    said.value = words;
  }
  return (
    <>
      {view.absences.length > 0 && (
        <ul class="absences">
          {view.absences.map((absence) => (
            <AbsenceRow
              key={absence.id}
              absence={absence}
              today={view.today}
              onEnded={(next) => show(next, words.cancelled)}
            />
          ))}
        </ul>
      )}
      <p role="status" class={said.value ? "said" : "visually-hidden"}>
        {said.value}
      </p>
      <AbsenceFields view={view} onRecorded={(next, days) => show(next, words.saved(days))} />
      <p class="hint">{words.hint}</p>
    </>
  );
}
