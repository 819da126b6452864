import { type Context, todayOf } from "../context.ts";
import { type CalendarEvent, toICalendar } from "../documents/calendar.ts";
import { address } from "../domain/address.ts";
import type { MyDeadline } from "../domain/deadlines/views.ts";
import type { Duty } from "../domain/duty.ts";
import { openDutiesOf } from "../duties/openDuties.ts";
import { callerOfStaff } from "../people/callerOf.ts";
import { hashToken } from "../people/session.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { feedHolder } from "./calendarFeed.ts";
import { goalReads, myReads, toMyDeadline, unitIds } from "./ownDeadlines.ts";

const REFRESH_HOURS = 4;

/**
 * The calendar behind a secret address: the open duties that have a day, and the deadlines of the year that the person
 * has to meet. What is done is no longer in it. It says what and by when, never a grade, an hour or a colleague's name.
 * @param appUrl where the mini-app opens, without a path
 * @returns null when the secret opens none
 */
export async function personCalendar(
  context: Context,
  { token, appUrl }: { token: string; appUrl: string },
): Promise<string | null> {
  const { db, now } = context;
  const today = todayOf(context);
  const [holder] = await feedHolder(db, await hashToken(token), today);
  if (!holder) return null;
  const [found, open] = await Promise.all([
    callerOfStaff(context, holder.staffId, undefined),
    openDutiesOf(context, holder.staffId, today),
  ]);
  const events: CalendarEvent[] = open.duties.flatMap((duty) => dutyEvents(duty, appUrl));
  if (found) {
    const { caller } = found;
    const [stored, asked, goals] = await db.batch([
      rulesReads(db),
      myReads(db, caller, today),
      goalReads(db, unitIds(caller.posts), today),
    ]);
    const rules = rulesFrom(stored);
    const mine = [...asked, ...goals].map((row) => toMyDeadline(row, rules, caller.staff.id));
    events.push(
      ...mine
        .filter(({ isAsked, handedIn }) => isAsked && handedIn === null)
        .map((deadline) => deadlineEvent(deadline, appUrl)),
    );
  }
  return toICalendar({
    name: "進捗だより",
    description: "やることと期限。済んだものは、次に読み込むときに消えます。",
    events,
    madeAt: now,
    refreshHours: REFRESH_HOURS,
  });
}

function deadlineEvent(deadline: MyDeadline, appUrl: string): CalendarEvent {
  const { deadlineId, goalId, title, note, subjectId, unit, dueOn } = deadline;
  return {
    uid: `deadline-${deadlineId}-${subjectId}${UID_DOMAIN}`,
    day: dueOn,
    summary: goalId === null ? `期限 ${title}` : `目標の期限 ${title}`,
    description: note === "" ? unit.name : `${unit.name}\n${note}`,
    url:
      goalId === null
        ? appUrl + address`/deadlines/${deadlineId}`
        : appUrl + address`/units/${unit.id}/goals/${goalId}`,
  };
}

const UID_DOMAIN = "@shinchoku-dayori";

/** Those that have a day of their own; what is to be looked at now has its place on the phone. */
function dutyEvents(duty: Duty, appUrl: string): CalendarEvent[] {
  const { key, dueOn } = duty;
  const event = { uid: `${key}${UID_DOMAIN}`, day: dueOn, description: "" };
  switch (duty.kind) {
    case "report":
      return [{ ...event, summary: "進捗確認の締切", description: duty.unit.name, url: `${appUrl}/report` }];
    case "question":
      return [
        { ...event, summary: "上司からの質問に答える", description: duty.unit.name, url: `${appUrl}/` },
      ];
    case "read":
      return [{ ...event, summary: "今週の重点事項を読む", url: appUrl + address`/points/${duty.point.id}` }];
    case "review":
      return [{ ...event, summary: "新しい報告を確認する", url: `${appUrl}/review` }];
    // The deadlines of the whole year stand beside, and overtime is a matter of the evening.
    case "deadline":
    case "overtime":
    case "trouble":
      return [];
  }
}
