import { useRoute } from "preact-iso/router";
import type { SectionHours, UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import { CardLink } from "../../../components/Card.tsx";
import { Section } from "../../../components/Section.tsx";
import { useMe } from "../../../store/app.ts";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import NotFoundPage from "../../NotFoundPage.tsx";
import { EndLine, Left } from "./Allotments.tsx";
import { BurnChart } from "./BurnChart.tsx";
import { Exceptions } from "./Exceptions.tsx";
import { HoursFrame } from "./HoursFrame.tsx";
import { LastEveningList } from "./LastEvening.tsx";
import { LevellingQuestion } from "./Levelling.tsx";
import { Reasons } from "./Reasons.tsx";
import { Transfers } from "./Transfers.tsx";
import { Warned } from "./Warned.tsx";
import { Year } from "./Year.tsx";

/** 勤務の状況 of a section, for its chief: how long the hours last, who comes near a limit, whether work can be shared. */
export default function SectionHoursPage() {
  const me = useMe();
  const { params } = useRoute();
  const led = me.posts.filter(({ role }) => role === "chief").map(({ unit }) => unit);
  const unitId = params.unitId ?? led[0]?.id ?? me.hoursOf[0]?.id;
  if (!unitId) return <NotFoundPage />;
  return (
    <HoursFrame key={unitId} unitId={unitId} title={words.sectionTitle} path="section" units={led}>
      {(view, calls, onDone) => (
        <>
          <div class="hours-beside">
            {view.sections.map((section) => (
              <SectionAllotment key={section.unit.id} view={view} section={section} />
            ))}
            <div class="hours-column">
              {view.sections.map((section) => (
                <LevellingQuestion key={section.unit.id} section={section} withName={!view.isSection} />
              ))}
              <Warned view={view} calls={calls} onDone={onDone} />
            </div>
          </div>
          <Year view={view} />
          <div class="hours-beside">
            <Reasons view={view} />
            <div class="hours-column">
              <LastEveningList view={view} />
              <Transfers view={view} calls={calls} onDone={onDone} />
              <Exceptions view={view} calls={calls} onDone={onDone} />
            </div>
          </div>
        </>
      )}
    </HoursFrame>
  );
}

function SectionAllotment({ view, section }: { view: UnitHours; section: SectionHours }) {
  const { month, quarter, pending, waiting, unit } = section;
  return (
    <Section title={words.allotment.title} aside={words.month(view.month)}>
      <div id="allotments" tabIndex={-1} class={month && month.left < 0 ? "card urgent" : "card"}>
        {month ? (
          <>
            <Left window={month} />
            <BurnChart window={month} today={view.today} />
            <EndLine window={month} of="month" />
          </>
        ) : (
          <p class="hint">{words.allotment.none}</p>
        )}
        {quarter && (
          <div class="quarter">
            <p class="hours-line">
              <span>{words.allotment.quarter}</span>
            </p>
            <Left window={quarter} />
            <EndLine window={quarter} of="quarter" />
          </div>
        )}
        {pending > 0 && <p class="hint">{words.allotment.pending(words.length(pending))}</p>}
      </div>
      {waiting > 0 && (
        <CardLink href={`/overtime/board/${unit.id}`} urgent>
          {words.look.waiting(waiting)}
        </CardLink>
      )}
    </Section>
  );
}
