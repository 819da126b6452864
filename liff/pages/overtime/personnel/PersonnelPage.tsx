import { useSignal } from "@preact/signals";
import type { Personnel } from "../../../../worker/domain/overtime/viewsResults.ts";
import { personnelCalls } from "../../../calls/results.ts";
import { Answer } from "../../../components/Answer.tsx";
import { Banner } from "../../../components/Banner.tsx";
import { Page } from "../../../components/Page.tsx";
import { useApp, useMe, useQuery } from "../../../store/app.ts";
import { personnelWords as words } from "../../../text/pages/results.ts";
import NotFoundPage from "../../NotFoundPage.tsx";
import { HiddenHours } from "../HiddenHours.tsx";
import { MonthSwitch } from "../settle/MonthSwitch.tsx";
import { ActualsCard } from "./ActualsCard.tsx";
import { Departments } from "./Departments.tsx";
import { Interviews } from "./Interviews.tsx";
import { MonthLock } from "./MonthLock.tsx";
import { SpecialDuty } from "./SpecialDuty.tsx";
import "../../../styles/overtime.css";
import "../../../styles/results.css";

/** 勤務時間の担当: months closed when all is settled, the attendance system's hours, and whom a doctor is to see. */
export default function PersonnelPage() {
  const me = useMe();
  return me.isPersonnel ? <PersonnelMonth /> : <NotFoundPage />;
}

function PersonnelMonth() {
  const { api } = useApp();
  const month = useSignal<string | undefined>(undefined);
  const key = `personnel/${month.value ?? ""}`;
  const answer = useQuery({ key, load: () => personnelCalls(api).read(month.value) });
  return (
    <Page title={words.title} back="/overtime" look="wide">
      <Answer answer={answer} bones={[4, 8, 8]}>
        {(view) => <PersonnelView view={view} queryKey={key} onMonth={(next) => (month.value = next)} />}
      </Answer>
    </Page>
  );
}

function PersonnelView(props: { view: Personnel; queryKey: string; onMonth: (month: string) => void }) {
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
      <div class="personnel-parts">
        <div class="personnel-column">
          <MonthLock key={view.month} view={view} onDone={refresh} />
          <Departments view={view} />
        </div>
        <div class="personnel-column">
          <ActualsCard onDone={refresh} />
          <Interviews view={view} />
          <SpecialDuty view={view} />
        </div>
      </div>
      <HiddenHours contact={view.contact} />
    </>
  );
}
