import { useRoute } from "preact-iso/router";
import { useMe } from "../../../store/app.ts";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import NotFoundPage from "../../NotFoundPage.tsx";
import { Allotments } from "./Allotments.tsx";
import { HoursConcerns } from "./Concerns.tsx";
import { Exceptions } from "./Exceptions.tsx";
import { HoursFrame } from "./HoursFrame.tsx";
import { LastEveningList } from "./LastEvening.tsx";
import { LevellingQuestion } from "./Levelling.tsx";
import { Reasons } from "./Reasons.tsx";
import { Regimes } from "./Regimes.tsx";
import { Transfers } from "./Transfers.tsx";
import { Warned } from "./Warned.tsx";
import { Year } from "./Year.tsx";

/** 勤務の状況 of a department: which section runs out of hours, who comes near a limit, who stayed late and why. */
export default function DepartmentHoursPage() {
  const me = useMe();
  const { params } = useRoute();
  const directed = me.posts.find(({ role }) => role === "director")?.unit.id;
  const unitId = params.unitId ?? directed ?? me.hoursOf[0]?.id;
  if (!unitId) return <NotFoundPage />;
  return (
    <HoursFrame
      key={unitId}
      unitId={unitId}
      title={words.departmentTitle}
      path="department"
      units={me.hoursOf}
    >
      {(view, calls, onDone) => (
        <>
          <HoursConcerns view={view} />
          <Allotments view={view} />
          <div class="hours-beside">
            <Warned view={view} calls={calls} onDone={onDone} />
            <LastEveningList view={view} />
          </div>
          {view.sections.map((section) => (
            <LevellingQuestion key={section.unit.id} section={section} withName />
          ))}
          <Year view={view} />
          <div class="hours-beside">
            <Reasons view={view} />
            <div class="hours-column">
              <Transfers view={view} calls={calls} onDone={onDone} />
              <Exceptions view={view} calls={calls} onDone={onDone} />
              <Regimes view={view} calls={calls} onDone={onDone} />
            </div>
          </div>
        </>
      )}
    </HoursFrame>
  );
}
