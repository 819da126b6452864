import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../../components/Button.tsx";
import { ConfirmReading } from "../../components/ConfirmReading.tsx";
import { FlexTalk } from "../../components/flex/FlexTalk.tsx";
import { GoalRow } from "../../components/GoalRow.tsx";
import { LaterButton } from "../../components/LaterButton.tsx";
import { PointDutyCard } from "../../components/PointDutyCard.tsx";
import { ReportDutyCard } from "../../components/ReportDutyCard.tsx";
import { ReviewDutyCard } from "../../components/ReviewDutyCard.tsx";
import { SimpleDutyCard } from "../../components/SimpleDutyCard.tsx";
import { Sheet } from "../../components/sheet/Sheet.tsx";
import SnoozeSheet from "../../components/sheet/SnoozeSheet.tsx";
import { TroubleDutyCard } from "../../components/TroubleDutyCard.tsx";
import { WaitingCard } from "../../components/WaitingCard.tsx";
import { componentWords } from "../../text/pages/components.ts";
import type { Entry } from "./entry.ts";
import {
  callingGoal,
  formerGoal,
  goal,
  point,
  reportDuty,
  sheet,
  silentGoal,
  today,
  unit,
  waiting,
} from "./sampleThings.ts";

const READ_AT = Date.parse("2026-12-21T10:00:00+09:00");

const deadlineDuty = (dueOn: string) => ({
  kind: "deadline" as const,
  key: "deadline",
  deadlineId: "deadline",
  goalId: null,
  title: componentWords.sample.heading,
  unit,
  handIn: "check" as const,
  dueOn,
  isStandIn: false,
});

/** A sheet covers the page: it is opened by a press. */
function Opened({ children }: { children: (close: () => void) => ComponentChildren }) {
  const isOpen = useSignal(false);
  return (
    <>
      <Button
        look="outline"
        onPress={() => {
          isOpen.value = true;
        }}
      >
        {componentWords.states.open}
      </Button>
      {isOpen.value &&
        children(() => {
          isOpen.value = false;
        })}
    </>
  );
}

/** What there is to do, and where it stands. */
export function workEntries(): Entry[] {
  const { when, states, sample } = componentWords;
  return [
    {
      file: "ReportDutyCard",
      when: when.ReportDutyCard,
      states: [
        [states.empty, <ReportDutyCard duty={reportDuty()} today={today} />],
        [states.filled, <ReportDutyCard duty={reportDuty({ answered: 6, isStandIn: true })} today={today} />],
        [
          states.urgent,
          <ReportDutyCard duty={reportDuty({ answered: 9, dueOn: "2026-12-21" })} today={today} />,
        ],
      ],
    },
    {
      file: "PointDutyCard",
      when: when.PointDutyCard,
      states: [
        [states.empty, <PointDutyCard point={point(null)} isDuty />],
        [states.filled, <PointDutyCard point={point(READ_AT)} isDuty={false} />],
      ],
    },
    {
      file: "ReviewDutyCard",
      when: when.ReviewDutyCard,
      states: [
        [
          "review",
          <ReviewDutyCard duty={{ kind: "review", key: "review", reports: 12, dueOn: "2027-01-08" }} />,
        ],
        [
          "question",
          <ReviewDutyCard
            duty={{ kind: "question", key: "q", unit, goalId: "goal", questions: 1, dueOn: "2027-01-08" }}
          />,
        ],
      ],
    },
    {
      file: "SimpleDutyCard",
      when: when.SimpleDutyCard,
      states: [
        [
          "overtime",
          <SimpleDutyCard
            duty={{
              kind: "overtime",
              key: "orders",
              topic: "orders",
              unit,
              count: 3,
              dueOn: today,
              isStandIn: false,
            }}
            today={today}
          />,
        ],
        ["deadline", <SimpleDutyCard duty={deadlineDuty("2026-12-25")} today={today} />],
        [states.urgent, <SimpleDutyCard duty={deadlineDuty("2026-12-18")} today={today} />],
      ],
    },
    {
      file: "TroubleDutyCard",
      when: when.TroubleDutyCard,
      states: [
        ["batches", <TroubleDutyCard trouble={{ kind: "batches", failed: 2, uncertain: 1 }} />],
        ["quota", <TroubleDutyCard trouble={{ kind: "quota", held: 34 }} />],
        ["invites", <TroubleDutyCard trouble={{ kind: "invites", burnt: 1 }} />],
      ],
    },
    {
      file: "WaitingCard",
      when: when.WaitingCard,
      states: [
        [states.filled, <WaitingCard waiting={waiting(2)} />],
        [states.long, <WaitingCard waiting={waiting(7)} />],
      ],
    },
    {
      file: "GoalRow",
      when: when.GoalRow,
      states: [
        [
          states.filled,
          <ul class="rows">
            <GoalRow goal={goal()} sheet={sheet} />
          </ul>,
        ],
        [
          states.empty,
          <ul class="rows">
            <GoalRow goal={silentGoal} sheet={sheet} />
          </ul>,
        ],
        [
          states.long,
          <ul class="rows">
            <GoalRow goal={callingGoal} sheet={sheet} />
          </ul>,
        ],
        [
          states.off,
          <ul class="rows">
            <GoalRow goal={formerGoal} sheet={sheet} />
          </ul>,
        ],
      ],
    },
    {
      file: "ConfirmReading",
      when: when.ConfirmReading,
      states: [
        [states.empty, <ConfirmReading pointId="point" readAt={null} />],
        [states.filled, <ConfirmReading pointId="point" readAt={READ_AT} />],
      ],
    },
    {
      file: "LaterButton",
      when: when.LaterButton,
      states: [[states.plain, <LaterButton subject="report:round" />]],
    },
    {
      file: "sheet/SnoozeSheet",
      when: when.SnoozeSheet,
      states: [
        [states.plain, <Opened>{(close) => <SnoozeSheet subject="report:round" onClose={close} />}</Opened>],
      ],
    },
    {
      file: "sheet/Sheet",
      when: when.Sheet,
      states: [
        [
          states.plain,
          <Opened>
            {(close) => (
              <Sheet title={sample.heading} onClose={close}>
                <p>{sample.text}</p>
                <Button wide onPress={close}>
                  {sample.press}
                </Button>
              </Sheet>
            )}
          </Opened>,
        ],
      ],
    },
    {
      file: "flex/FlexTalk",
      when: when.FlexTalk,
      states: [
        [states.plain, <FlexTalk label={sample.heading} messages={[{ type: "text", text: sample.text }]} />],
      ],
    },
  ];
}
