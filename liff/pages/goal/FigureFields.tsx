import { useSignal } from "@preact/signals";
import { formatFigure, type IndicatorView, isMeasured } from "../../../worker/domain/indicator.ts";
import { readFigure } from "../../../worker/domain/readFigure.ts";
import { FigureInput } from "../../components/fields/FigureInput.tsx";
import { figureWords } from "../../text/pages/figures.ts";
import type { FlowProps } from "./flowProps.ts";

/** The numbers of one criterion: never required, understood as they are typed. */
export function FigureFields(props: FlowProps & { indicators: IndicatorView[] }) {
  const measured = props.indicators.filter(isMeasured);
  return (
    <>
      {measured.map((indicator) => (
        <FigureField
          key={indicator.id}
          page={props.page}
          reporting={props.reporting}
          indicator={indicator}
          isAlone={measured.length === 1}
        />
      ))}
    </>
  );
}

function FigureField(props: FlowProps & { indicator: IndicatorView; isAlone: boolean }) {
  const { page, reporting, indicator, isAlone } = props;
  const { form, problems, change } = reporting;
  const wasLeft = useSignal(false);
  const { id, unit, text } = indicator;
  const value = form.value.values[id] ?? "";
  const read = readFigure(value, unit);
  const wasTried = problems.value.some((each) => each.field === "value" && each.indicatorId === id);
  const previous = page.previous?.values[id];
  const target = figureWords.targetOf(indicator);
  const hints = [
    target && figureWords.target(target),
    previous !== undefined && figureWords.previous(formatFigure(previous, unit)),
    read.kind === "figure" &&
      isWrittenOtherwise(value) &&
      figureWords.understood(formatFigure(read.value, unit)),
  ].filter(Boolean);
  return (
    <FigureInput
      id={`value-${id}`}
      label={
        <>
          {figureWords.now}
          <span class={isAlone ? "visually-hidden" : "figure-of"}>{text}</span>
        </>
      }
      unit={unit}
      value={value}
      hint={hints.length > 0 ? hints.join("　") : null}
      problem={
        read.kind === "refused" && (wasLeft.value || wasTried) ? figureWords.problems[read.reason] : null
      }
      onInput={(typed) => change({ values: { ...form.value.values, [id]: typed } })}
      onLeave={() => {
        wasLeft.value = true;
      }}
    />
  );
}

/** Whether a number is typed in another way than it will be shown. */
function isWrittenOtherwise(text: string): boolean {
  return !/^\d[\d,]*(\.\d+)?$/.test(text.trim());
}
