import { useSignal } from "@preact/signals";
import type { UnitHours, WarnedPerson } from "../../../../worker/domain/overtime/viewsHours.ts";
import type { HoursCalls } from "../../../calls/overtimeHours.ts";
import { Button } from "../../../components/Button.tsx";
import { Section } from "../../../components/Section.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import { useSending } from "../useSending.ts";
import { questionOf } from "./hoursView.ts";

const MARKS = { over: "■", onCourse: "▲", near: "●", calm: "" };

/** 上限に近い職員, by section and staff number, each put as a question to those who lead them. */
export function Warned(props: { view: UnitHours; calls: HoursCalls; onDone: (text: string) => void }) {
  const { view } = props;
  const nameOf = new Map(view.sections.map(({ unit }) => [unit.id, unit.name]));
  return (
    <Section title={words.warned.title}>
      <div id="warned" tabIndex={-1}>
        {view.warned.length === 0 ? (
          <p class="hint">{words.warned.none}</p>
        ) : (
          <ul class="plain allotment-list">
            {view.warned.map((each) => (
              <li
                key={each.person.staffId}
                class={each.hours.level === "over" ? "card urgent allotment" : "card allotment"}
              >
                <WarnedCard
                  {...props}
                  warned={each}
                  section={view.isSection ? null : (nameOf.get(each.sectionId) ?? null)}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function WarnedCard(props: {
  view: UnitHours;
  warned: WarnedPerson;
  section: string | null;
  calls: HoursCalls;
  onDone: (text: string) => void;
}) {
  const { view, warned, section } = props;
  const { person, hours, looks } = warned;
  const { level, nearest } = hours;
  const isOpen = useSignal(false);
  const isOver = hours.left < 0;
  return (
    <>
      <div class="card-head">
        <p class="board-who">
          <strong>{words.person(person.name, person.title)}</strong>
          {section && <span class="faint"> {section}</span>}
        </p>
        {level !== "calm" && (
          <span class={`tag level-${level}`}>
            <span aria-hidden="true">{MARKS[level]} </span>
            {words.levels[level]}
          </span>
        )}
      </div>
      <p class={isOver ? "hours-line warn-text" : "hours-line"}>
        <span>
          {isOver
            ? words.warned.usedOver(words.length(hours.used), words.length(-hours.left))
            : words.warned.used(words.length(hours.used), words.length(hours.left))}
        </span>
        {hours.pending > 0 && <span class="faint">{words.warned.pending(words.length(hours.pending))}</span>}
      </p>
      {nearest && nearest.kind !== "month" && (
        <p class="hours-line">
          {nearest.kind === "monthsAbove"
            ? words.warned.monthsFigure(words.limits.monthsAbove(0), nearest.used, nearest.limit)
            : words.warned.figure(
                words.limits[nearest.kind](nearest.months),
                words.length(nearest.used),
                words.length(nearest.limit),
              )}
        </p>
      )}
      <p class="card-text">{questionOf(warned)}</p>
      {looks.map(({ name, title, word, isOwn, lookedAt }) => (
        <p key={lookedAt} class="looked">
          <span class="faint">
            <span aria-hidden="true">✓ </span>
            {isOwn ? words.warned.own : words.warned.lookedBy(name, title)}
          </span>
          {word && <span>{words.quoted(word)}</span>}
        </p>
      ))}
      {view.may.look &&
        (isOpen.value ? (
          <LookForm
            {...props}
            onClose={() => {
              isOpen.value = false;
            }}
          />
        ) : (
          <button
            type="button"
            class="text-button board-open"
            onClick={() => {
              isOpen.value = true;
            }}
          >
            {looks.some(({ isOwn }) => isOwn) ? words.warned.change : words.warned.look}
          </button>
        ))}
    </>
  );
}

function LookForm(props: {
  warned: WarnedPerson;
  calls: HoursCalls;
  onDone: (text: string) => void;
  onClose: () => void;
}) {
  const { warned, calls, onDone, onClose } = props;
  const { person, hours, looks } = warned;
  const word = useSignal(looks.find(({ isOwn }) => isOwn)?.word ?? "");
  const sending = useSending(words);

  async function send() {
    const { level, month } = hours;
    if (level === "calm") return;
    const answer = await sending.send(() => calls.look(person.staffId, { month, level, word: word.value }));
    if (answer) {
      onClose();
      onDone(words.warned.said);
    }
  }

  return (
    <form
      class="order-form board-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextInput
        id={`look-${person.staffId}`}
        label={words.warned.word}
        hint={words.warned.wordHint}
        value={word.value}
        invalid={false}
        onInput={(text) => {
          word.value = text;
        }}
      />
      {sending.problem.value && (
        <p class="problem" role="alert">
          {sending.problem.value.text}
        </p>
      )}
      <Button wide submit busy={sending.busy.value}>
        {words.warned.send}
      </Button>
      <Button look="quiet" wide onPress={onClose}>
        {words.warned.close}
      </Button>
    </form>
  );
}
