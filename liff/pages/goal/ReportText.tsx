import { useSignal } from "@preact/signals";
import { Button } from "../../components/Button.tsx";
import { TextArea } from "../../components/fields/TextArea.tsx";
import { TEXT_LIMIT, type TextField } from "../../store/reportForm.ts";
import { reportWords } from "../../text/pages/report.ts";
import type { FlowProps } from "./flowProps.ts";
import { wordProblem } from "./wordProblem.ts";

/** One of the texts, with what was written last time one tap away. */
export function ReportText({ field, page, reporting }: FlowProps & { field: TextField }) {
  const showsLast = useSignal(false);
  const { form, problems, change } = reporting;
  const last = page.previous?.[field];
  const problem = problems.value.find((each) => each.field === field);
  return (
    <TextArea
      id={field}
      label={reportWords.fields[field]}
      value={form.value[field]}
      limit={TEXT_LIMIT}
      placeholder={reportWords.placeholder[field]}
      problem={problem ? wordProblem(problem) : null}
      onInput={(text) => change({ [field]: text })}
      aside={
        last !== undefined && (
          <button
            type="button"
            class="text-button"
            aria-expanded={showsLast.value}
            aria-controls={`${field}-last`}
            onClick={() => {
              showsLast.value = !showsLast.value;
            }}
          >
            {showsLast.value ? reportWords.hideLast : reportWords.seeLast}
            <span class="visually-hidden">{reportWords.fields[field]}</span>
          </button>
        )
      }
      above={
        last !== undefined && (
          <div id={`${field}-last`} class="last-text" hidden={!showsLast.value}>
            <p>{last || reportWords.lastEmpty}</p>
            {last && (
              <Button look="soft" onPress={() => change({ [field]: last })}>
                {reportWords.useLast}
              </Button>
            )}
          </div>
        )
      }
    />
  );
}
