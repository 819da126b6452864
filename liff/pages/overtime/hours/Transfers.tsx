import { useSignal } from "@preact/signals";
import type { TransferView, UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import type { HoursCalls } from "../../../calls/overtimeHours.ts";
import { Button } from "../../../components/Button.tsx";
import { Segmented } from "../../../components/fields/Segmented.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { Section } from "../../../components/Section.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import { useSending } from "../useSending.ts";
import { FormFoot } from "./FormFoot.tsx";

interface TransfersProps {
  view: UnitHours;
  calls: HoursCalls;
  onDone: (text: string) => void;
}

/** 配当時間の融通: what was asked for and agreed on, with the answers that are this person's to give. */
export function Transfers(props: TransfersProps) {
  const { view } = props;
  const isOpen = useSignal(false);
  return (
    <Section title={words.transfers.title}>
      {view.transfers.length === 0 ? (
        <p class="hint">{words.transfers.none}</p>
      ) : (
        <ul class="plain card late-list">
          {view.transfers.map((transfer) => (
            <li key={transfer.id}>
              <Transfer {...props} transfer={transfer} />
            </li>
          ))}
        </ul>
      )}
      {view.may.transfer &&
        (isOpen.value ? (
          <ProposeForm {...props} onClose={() => (isOpen.value = false)} />
        ) : (
          <Button look="outline" onPress={() => (isOpen.value = true)}>
            {words.transfers.open}
          </Button>
        ))}
    </Section>
  );
}

function Transfer({ transfer, calls, onDone }: TransfersProps & { transfer: TransferView }) {
  const { id, from, to, month, minutes, word, state, proposedBy, decisionWord, mine } = transfer;
  const sending = useSending(words);

  async function decide(accept: boolean) {
    if (!mine) return;
    const done = await sending.send(() => calls.decide(mine.unitId, id, { accept, word: "" }));
    if (done) onDone(words.transfers.decided);
  }
  async function withdraw() {
    if (!mine) return;
    const done = await sending.send(() => calls.withdraw(mine.unitId, id));
    if (done) onDone(words.transfers.withdrawn);
  }

  return (
    <>
      <div class="board-head">
        <p class="board-who">
          <strong>{words.transfers.line(from.name, to.name)}</strong>
        </p>
        <span class={`tag transfer-${state}`}>{words.transfers.states[state]}</span>
      </div>
      <p class="card-text">{words.transfers.what(month, words.length(minutes))}</p>
      {word && <p class="card-text">{words.quoted(word)}</p>}
      {decisionWord && <p class="card-text">{words.quoted(decisionWord)}</p>}
      <p class="faint">{words.transfers.by(proposedBy)}</p>
      {sending.problem.value && (
        <p class="problem" role="alert">
          {sending.problem.value.text}
        </p>
      )}
      {mine?.kind === "decide" && (
        <div class="transfer-acts">
          <Button busy={sending.busy.value} onPress={() => void decide(true)}>
            {words.transfers.accept}
          </Button>
          <Button look="outline" busy={sending.busy.value} onPress={() => void decide(false)}>
            {words.transfers.decline}
          </Button>
        </div>
      )}
      {mine?.kind === "withdraw" && (
        <button type="button" class="text-button board-open" onClick={() => void withdraw()}>
          {words.transfers.withdraw}
        </button>
      )}
    </>
  );
}

function ProposeForm({ view, calls, onDone, onClose }: TransfersProps & { onClose: () => void }) {
  const direction = useSignal<"take" | "give">("take");
  const other = useSignal("");
  const hours = useSignal("");
  const word = useSignal("");
  const isMissing = useSignal(false);
  const sending = useSending(words);

  async function send() {
    isMissing.value = other.value === "";
    if (isMissing.value) return;
    const done = await sending.send((submissionKey) =>
      calls.propose({
        submissionKey,
        otherUnitId: other.value,
        direction: direction.value,
        month: view.month,
        minutes: hours.value,
        word: word.value,
      }),
    );
    if (!done) return;
    onClose();
    onDone(words.transfers.said);
  }
  const change = (set: () => void) => {
    set();
    sending.renew();
  };

  return (
    <form
      class="card order-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Segmented
        id="transfer-direction"
        legend={words.transfers.direction}
        options={[
          { value: "take", label: words.transfers.take },
          { value: "give", label: words.transfers.give },
        ]}
        chosen={direction.value}
        problem={null}
        onChoose={(value) => change(() => (direction.value = value))}
      />
      <div>
        <Select
          id="transfer-other"
          label={words.transfers.other}
          value={other.value}
          options={[
            { value: "", label: words.transfers.otherNone },
            ...view.partners.map(({ id, name, department }) => ({
              value: id,
              label: words.person(name, department),
            })),
          ]}
          onInput={(value) => change(() => (other.value = value))}
        />
        {isMissing.value && (
          <p class="problem" role="alert">
            {words.transfers.missing}
          </p>
        )}
      </div>
      <TextInput
        id="transfer-hours"
        label={words.transfers.hours}
        hint={words.transfers.hoursHint}
        value={hours.value}
        invalid={["unclear", "nothing", "notEnough"].includes(sending.problem.value?.reason ?? "")}
        onInput={(text) => change(() => (hours.value = text))}
      />
      <TextInput
        id="transfer-word"
        label={words.transfers.word}
        value={word.value}
        invalid={false}
        onInput={(text) => change(() => (word.value = text))}
      />
      <FormFoot
        sending={sending}
        send={words.transfers.send}
        close={words.transfers.close}
        onClose={onClose}
      />
    </form>
  );
}
