import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import { addMonths, type Month, monthOfDay } from "../../../../worker/domain/overtime/month.ts";
import type { UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import type { UnitRef } from "../../../../worker/domain/views.ts";
import { type HoursCalls, hoursCalls } from "../../../calls/overtimeHours.ts";
import { Answer } from "../../../components/Answer.tsx";
import { Banner } from "../../../components/Banner.tsx";
import { Page } from "../../../components/Page.tsx";
import { UnitSwitch } from "../../../components/UnitSwitch.tsx";
import { useApp, useQuery } from "../../../store/app.ts";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import "../../../styles/overtime.css";
import "../../../styles/overtimeHours.css";

/** What both screens of hours share: the month, the units to choose from, and the view they show. */
export function HoursFrame(props: {
  unitId: string;
  title: string;
  path: "department" | "section";
  units: UnitRef[];
  children: (view: UnitHours, calls: HoursCalls, onDone: (text: string) => void) => ComponentChildren;
}) {
  const { unitId, title, path, units } = props;
  const { api, resources } = useApp();
  const { query } = useLocation();
  const month = /^\d{4}-\d{2}$/.test(query.month ?? "") ? query.month : undefined;
  const calls = hoursCalls(api, unitId);
  const key = `hours/${unitId}/${month ?? ""}`;
  const answer = useQuery({ key, load: () => calls.hours(month) });
  const said = useSignal<string | null>(null);
  const view = answer.state.phase === "ready" ? answer.state.value : null;
  const hrefOf = (id: string, of?: Month) => `/overtime/${path}/${id}${of ? `?month=${of}` : ""}`;

  function refresh(text: string) {
    said.value = text;
    resources.age();
    resources.freshen(key);
  }

  return (
    <Page
      look="wide"
      title={title}
      back="/"
      sub={view?.unit.name}
      aside={view && <span class="pill">{words.monthTitle(view.month)}</span>}
    >
      <UnitSwitch label={words.choose} units={units} current={unitId} hrefOf={(id) => hrefOf(id)} />
      {view && <Months view={view} hrefOf={(of) => hrefOf(unitId, of)} />}
      <div role="status" class="overtime-said">
        {said.value && <Banner look="good">{said.value}</Banner>}
      </div>
      <Answer answer={answer} bones={[7, 10, 10, 10]}>
        {(shown) => props.children(shown, calls, refresh)}
      </Answer>
    </Page>
  );
}

function Months({ view, hrefOf }: { view: UnitHours; hrefOf: (month: Month) => string }) {
  const before = addMonths(view.month, -1);
  const after = addMonths(view.month, 1);
  return (
    <nav class="month-switch" aria-label={words.months}>
      <a class="text-button" href={hrefOf(before)}>
        {words.previous(before)}
      </a>
      {after <= monthOfDay(view.today) && (
        <a class="text-button" href={hrefOf(after)}>
          {words.next(after)}
        </a>
      )}
    </nav>
  );
}
