import type { SectionHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";

/** 平準化, put as a question; names only where whoever looks leads the very section. Nothing where nothing is asked. */
export function LevellingQuestion({ section, withName }: { section: SectionHours; withName: boolean }) {
  const { question, shareOfThird, carriers, month } = section.levelling;
  if (!question) return null;
  const named = (carriers ?? []).map(({ name, title }) => words.person(name, title));
  return (
    <div class="hidden-hours">
      <h3>{withName ? words.person(section.unit.name, words.levelling.title) : words.levelling.title}</h3>
      <p>
        {question.about === "samePeople"
          ? words.levelling.same(question.months, question.people, shareOfThird ?? 0)
          : words.levelling.few(question.share, question.withNone)}
      </p>
      {named.length > 0 && <p>{words.levelling.names(words.list(named))}</p>}
      <p class="faint">{words.levelling.of(month)}</p>
    </div>
  );
}
