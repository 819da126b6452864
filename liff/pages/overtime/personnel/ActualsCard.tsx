import { useSignal } from "@preact/signals";
import type { ActualsColumns } from "../../../../worker/documents/actuals/columns.ts";
import { ACTUALS_KEYS, missingKeys } from "../../../../worker/documents/actuals/columns.ts";
import type { HoursWritten } from "../../../../worker/documents/actuals/hoursWritten.ts";
import type { ActualsAnswer } from "../../../../worker/domain/overtime/viewsResults.ts";
import { personnelCalls } from "../../../calls/results.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Labelled } from "../../../components/fields/Labelled.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { useApp } from "../../../store/app.ts";
import { personnelWords as words } from "../../../text/pages/results.ts";
import { FormProblemText, Problem } from "../OrderFields.tsx";
import { Differences } from "./Differences.tsx";
import { HoursChoice } from "./HoursChoice.tsx";

/** 勤怠システムの実績: a file, what it would change, and only then the import. */
export function ActualsCard({ onDone }: { onDone: (said: string) => void }) {
  const { api } = useApp();
  const file = useSignal<File | null>(null);
  const columns = useSignal<ActualsColumns | null>(null);
  const hours = useSignal<HoursWritten | null>(null);
  const answer = useSignal<ActualsAnswer | null>(null);
  const isSkipping = useSignal(false);
  const problem = useSignal<string | null>(null);
  const busy = useSignal(false);

  async function send(dryRun: boolean) {
    if (busy.value) return;
    problem.value = null;
    if (!file.value) {
      problem.value = words.fileMissing;
      return;
    }
    busy.value = true;
    const result = await personnelCalls(api).bringIn({
      file: file.value,
      ...(columns.value ? { columns: JSON.stringify(columns.value) } : {}),
      ...(hours.value ? { hours: hours.value } : {}),
      ...(isSkipping.value ? { skipBadRows: "true" as const } : {}),
      dryRun: dryRun ? "true" : "false",
    });
    busy.value = false;
    if (!result.ok) {
      const { failure } = result;
      problem.value =
        failure.kind === "offline"
          ? words.offline
          : ("message" in failure && failure.message) || words.failed;
    } else if (dryRun) answer.value = result.value;
    else if (result.value.changes) {
      const { added, changed } = result.value.changes.counts;
      file.value = null;
      answer.value = null;
      columns.value = null;
      hours.value = null;
      isSkipping.value = false;
      onDone(words.stored(added, changed));
    }
  }

  const shown = answer.value;
  const hasChanges = shown?.changes ? shown.changes.counts.added + shown.changes.counts.changed > 0 : false;
  return (
    <Card>
      <h2 class="card-title">{words.actuals}</h2>
      <p class="card-text">{words.actualsText}</p>
      <Labelled id="actuals-file" label={words.file}>
        <Problem id="actuals-file" text={problem.value} />
        <input
          id="actuals-file"
          type="file"
          class="file-input"
          accept=".csv,.tsv,.txt,.xlsx"
          aria-describedby={problem.value ? "actuals-file-problem" : undefined}
          onChange={(event) => {
            file.value = event.currentTarget.files?.[0] ?? null;
            answer.value = null;
            columns.value = null;
            hours.value = null;
            isSkipping.value = false;
            problem.value = null;
          }}
        />
      </Labelled>
      <div role="status" class="stack">
        {shown && <Differences answer={shown} />}
      </div>
      {shown && !shown.isUnderstood && shown.headings.length > 0 && (
        <ColumnFields
          headings={shown.headings}
          onChoose={(chosen) => {
            columns.value = chosen;
            send(true);
          }}
        />
      )}
      {shown?.unclearHours && (
        <HoursChoice
          unclear={shown.unclearHours}
          onChoose={(chosen) => {
            hours.value = chosen;
            send(true);
          }}
        />
      )}
      {shown?.maySkip && (
        <Button
          look="outline"
          busy={busy.value}
          onPress={() => {
            isSkipping.value = true;
            send(true);
          }}
        >
          {words.skip}
        </Button>
      )}
      {hasChanges ? (
        <Button wide busy={busy.value} onPress={() => send(false)}>
          {busy.value ? words.checking : words.store}
        </Button>
      ) : (
        (!shown || (shown.isUnderstood && !shown.unclearHours)) && (
          <Button look="outline" busy={busy.value} onPress={() => send(true)}>
            {busy.value ? words.checking : words.check}
          </Button>
        )
      )}
    </Card>
  );
}

/** Which column is which, asked once. */
function ColumnFields(props: { headings: readonly string[]; onChoose: (columns: ActualsColumns) => void }) {
  const chosen = useSignal<ActualsColumns>({});
  const isMissing = useSignal(false);
  const options = [
    { value: "", label: words.noColumn },
    ...props.headings.map((heading) => ({ value: heading, label: heading })),
  ];
  return (
    <form
      class="order-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const named = Object.fromEntries(Object.entries(chosen.value).filter(([, heading]) => heading));
        isMissing.value = missingKeys((key) => key in named).length > 0;
        if (!isMissing.value) props.onChoose(named);
      }}
    >
      <h3>{words.columns}</h3>
      <p class="hint">{words.columnsText}</p>
      {ACTUALS_KEYS.map((key) => (
        <Select
          key={key}
          id={`actuals-${key}`}
          label={words.columnLabels[key]}
          value={chosen.value[key] ?? ""}
          options={options}
          onInput={(heading) => {
            chosen.value = { ...chosen.value, [key]: heading };
            isMissing.value = false;
          }}
        />
      ))}
      <FormProblemText text={isMissing.value ? words.columnsMissing : null} />
      <Button submit>{words.check}</Button>
    </form>
  );
}
