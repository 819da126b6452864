import { address } from "../../domain/address.ts";
import type { CivilDate } from "../../domain/civilDate.ts";
import type { Grade } from "../../domain/grade.ts";
import type { GoalPlace } from "../../domain/openGoal.ts";
import { formatShortDay } from "../../domain/wareki.ts";
import { liffUrl } from "../chat/bubble.ts";
import { gradeTap, passTap, unchangedTap } from "../chat/goalTap.ts";
import { COLORS } from "./palette.ts";
import { type Bubble, type Component, card, secondaryButton, sideBySide, smallPrint } from "./parts.ts";
import { inTwoColumns, pressable } from "./pressable.ts";

/** A goal as it is asked in the chat. */
export interface GoalQuestion {
  place: GoalPlace;
  number: number;
  title: string;
  dueOn: CivilDate;
  /** Which goal this is, counting those that are answered first, and how many there are in all. */
  position: number;
  total: number;
  /** What the person has to know besides: whose goal it is, in whose place it is asked. */
  notes: readonly string[];
  /** With the token by which the tap on each is known. */
  grades: readonly (Pick<Grade, "mark" | "label"> & { token: string })[];
  /** The words of 変更なし; null where there is no answer before. */
  unchanged: string | null;
}

/**
 * One goal with everything that answers it: 変更なし, a button per grade, the form, and the next one. All buttons look
 * the same whatever was answered before, and a tap leaves no words in the talk.
 */
export function goalCard(question: GoalQuestion, liffId: string): Bubble {
  const { place } = question;
  const unchanged =
    question.unchanged === null
      ? []
      : [pressable({ type: "postback", label: question.unchanged, data: unchangedTap(place) }, "filled")];
  const grades = question.grades.map(({ token, mark, label }) =>
    pressable({ type: "postback", label: `${mark} ${label}`, data: gradeTap(place, token) }, "plain"),
  );
  const form = liffUrl(liffId, address`/units/${place.unitId}/goals/${place.goalId}`);
  return card(
    [
      header(question),
      title(question.title),
      ...question.notes.map(smallPrint),
      {
        type: "box",
        layout: "vertical",
        spacing: "md",
        margin: "lg",
        contents: [...unchanged, ...inTwoColumns(grades)],
      },
    ],
    [
      sideBySide([
        secondaryButton({ type: "uri", label: "詳しく書く", uri: form }),
        secondaryButton({ type: "postback", label: "あとで", data: passTap(place) }),
      ]),
    ],
  );
}

/** The same in a sentence. */
export function goalAltText({ position, total, number, title, dueOn }: GoalQuestion): string {
  return `進捗確認 ${position} / ${total}：No.${number} ${title}（締切 ${formatShortDay(dueOn)}）`;
}

/** Smaller than a headline: titles of sheets run over several lines. */
function title(text: string): Component {
  return { type: "text", text, size: "lg", weight: "bold", color: COLORS.ink, wrap: true };
}

function header({ position, total, number, dueOn }: GoalQuestion): Component {
  return {
    type: "box",
    layout: "baseline",
    contents: [
      {
        type: "text",
        text: `${position} / ${total}　No.${number}`,
        size: "sm",
        weight: "bold",
        color: COLORS.blue,
      },
      {
        type: "text",
        text: `締切 ${formatShortDay(dueOn)}`,
        size: "sm",
        color: COLORS.quietInk,
        align: "end",
      },
    ],
  };
}
