// 不在 in the chat: asks until when, records, ends.
import type { messagingApi } from "@line/bot-sdk";
import { absencesOf } from "../../absences/absencesOf.ts";
import { absenceEndedBy, endAbsence } from "../../absences/endAbsence.ts";
import { recordAbsence } from "../../absences/recordAbsence.ts";
import { wordAbsenceRefusal } from "../../absences/wordRefusal.ts";
import { todayOf } from "../../context.ts";
import { type AbsenceDays, FURTHEST_ABSENCE_DAYS, likelyEnds } from "../../domain/absence.ts";
import { addDays, type CivilDate } from "../../domain/civilDate.ts";
import { ABSENCE_WORDS, endButton, recordedText, takenBackText, untilWhenText } from "./absenceWords.ts";
import { liffUrl, type Message, sentenceWithChoices, sentenceWithPage } from "./bubble.ts";
import type { ChatServices } from "./services.ts";
import { absentTap, backTap } from "./tap.ts";
import { todaysState } from "./todaysState.ts";

/** Asks until when, with the likely days and a calendar to choose from. */
export function askUntilWhen({ context }: ChatServices, fromDay: CivilDate, lead?: string): Message {
  const today = todayOf(context);
  const first = fromDay < today ? today : fromDay;
  const picker: messagingApi.Action = {
    type: "datetimepicker",
    label: ABSENCE_WORDS.pickDay,
    data: absentTap(first, null),
    mode: "date",
    initial: first,
    min: first,
    max: addDays(today, FURTHEST_ABSENCE_DAYS),
  };
  const likely = likelyEnds(first).map(
    ({ name, day }): messagingApi.Action => ({
      type: "postback",
      label: endButton(name, day, first === today),
      data: absentTap(first, day),
    }),
  );
  return sentenceWithChoices(lead ?? untilWhenText(first, today), [...likely, picker]);
}

/** Records the days and says who is asked meanwhile; the deputy named last stays it. */
export async function answerAbsent(
  services: ChatServices,
  staffId: string,
  days: AbsenceDays,
): Promise<Message> {
  const { context, config } = services;
  const outcome = await recordAbsence(context, { ...days, staffId });
  switch (outcome.kind) {
    case "recorded":
      return sentenceWithPage(
        recordedText(outcome, todayOf(context)),
        { label: ABSENCE_WORDS.chooseDeputy, url: liffUrl(config.LIFF_ID, "/settings") },
        [{ type: "postback", label: ABSENCE_WORDS.takeBack, data: backTap(outcome.absence.id) }],
      );
    case "refused":
      return askUntilWhen(
        services,
        todayOf(context),
        `${wordAbsenceRefusal(outcome.refusal)}\n${ABSENCE_WORDS.howToWrite}`,
      );
  }
}

/** Which absence is over: the one of today, that or else the next to come, or the one of a button. */
export type Which = { which: "today" } | { which: "next" } | { which: "one"; absenceId: string };

/**
 * Ends an absence and says what is open now. The same event once more is answered from what it did: it must not end the
 * one after that.
 */
export async function answerBack(
  services: ChatServices,
  staffId: string,
  { of, eventId }: { of: Which; eventId: string },
): Promise<Message> {
  const { context } = services;
  const act = `event-${eventId}`;
  const [{ absences, today }, before] = await Promise.all([
    absencesOf(context, staffId),
    absenceEndedBy(context, { staffId, act }),
  ]);
  if (before) return todaysState(services, staffId, { before: takenBackText(before, today) });
  const meant = absences.find(({ id, fromDay }) => {
    if (of.which === "one") return id === of.absenceId;
    return of.which === "next" || fromDay <= today;
  });
  const isEnded = meant !== undefined && (await endAbsence(context, { staffId, absenceId: meant.id, act }));
  const nothing = of.which === "one" ? ABSENCE_WORDS.overAlready : ABSENCE_WORDS.noAbsence;
  return todaysState(services, staffId, { before: isEnded ? takenBackText(meant, today) : nothing });
}
