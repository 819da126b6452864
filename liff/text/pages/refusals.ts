// Why the server did not do what was asked. Its own sentences are Japanese; by their reason they are worded anew.
import type { AbsenceRefusal } from "../../../worker/absences/recordAbsence.ts";
import type { ResendRefusal } from "../../../worker/delivery/resendBatch.ts";
import type { CallRefusal } from "../../../worker/domain/callViews.ts";
import type { DeadlineRefusal, HandInRefusal } from "../../../worker/domain/deadlines/views.ts";
import type { LinkRefusal } from "../../../worker/domain/policyViews.ts";
import type { ReviewRefusal, UndoRefusal } from "../../../worker/domain/reviewViews.ts";
import type { RuleRefusal } from "../../../worker/settings/wordRefusal.ts";
import type { SnoozeRefusal } from "../../../worker/snoozes/snoozeOptions.ts";
import { spoken } from "../language.ts";

type Reason =
  | AbsenceRefusal["reason"]
  | ResendRefusal
  | CallRefusal
  | DeadlineRefusal["reason"]
  | HandInRefusal["reason"]
  | LinkRefusal
  | ReviewRefusal
  | UndoRefusal
  /** What does not fit into a setting is told in as many sentences as there are problems, all the server's own. */
  | Exclude<RuleRefusal["reason"], "unfit">
  | SnoozeRefusal;

/** What any act may meet. */
type Anywhere = "tooLarge" | "invalid" | "foreignOrigin" | "tooOften" | "busy" | "silent" | "unsure";

const english: Record<Reason | Anywhere, string> = {
  notFound: "It was not found. It may have been taken back or already be over.",
  invalid: "The server could not read what was sent. Please open this screen again.",
  tooLarge: "What was sent is too long.",
  foreignOrigin: "Please try again from the screens of this app.",
  tooOften: "Too much was sent in a short time. Please wait about a minute and try again.",
  busy: "Many people are using this right now. Please wait a moment and try again.",
  silent: "There is no answer right now. Please wait a moment and try again.",
  unsure:
    "It is not certain whether this was recorded. Please wait a moment, open the screen again and look.",

  past: "That day is already over. Please choose today or a later day.",
  tooFar: "Days away can be recorded up to a year ahead. Please record the rest when it is closer.",
  reversed: "The last day is before the first day. Please check the days.",
  noPost: "You hold no post now, so no days away need to be recorded.",
  notPersonnel:
    "Only the section in charge of working hours, or the command line, can change who is in charge of them.",
  deputyNotPossible: "This person has no post in the same section now. Please choose somebody else.",

  titleMissing: "Please write what it is for.",
  titleTooLong: "The title is too long. Details can go into the explanation.",
  noteTooLong: "The explanation is too long.",
  opensAfterDue: "The day it is announced from is after the due day.",
  dueIsPast: "That day is already over. Please choose today or a later day.",
  dueTooFar: "The due day can be at the end of the next fiscal year at the latest.",
  dueClosed: "That is a closed day, so the working day before would be due. Please announce it earlier.",
  audienceMissing: "Please choose who is asked.",
  audienceForeign: "You can ask your own department or section and those below it.",
  ladderUnfit:
    "The days of reminders do not fit: put them in order, and tell superiors after the due day only.",
  notOwner: "Only those who lead this section, or the reform office, can decide this.",
  deadlineNotFound: "This deadline was not found. It may have been withdrawn.",
  deadlineWithdrawn: "This deadline was withdrawn. Nothing has to be handed in.",
  notAsked: "This deadline is not asked of your post.",
  paperMissing: "Please give the place of the paper or its number.",
  paperTooLong: "That is too long.",
  paperNoLink:
    "A link has to begin with https:// or http://. The place in a shared folder can be written as it is.",

  nothingOpen: "This is already done.",
  overdue: "The deadline has passed, so Later cannot be used. You can still answer now.",
  noTimeLeft: "There is no time left for a reminder before the deadline. You can still answer now.",
  usedUp: "Later has been used as often as possible for this. Please go on in the app whenever it suits you.",
  notThen: "That time cannot be chosen now. Please choose another one.",

  notSuperior: "Only superiors of this section can review it.",
  ownReport: "You cannot review your own report.",
  newerVersion: "A newer version has arrived. Please open this again.",
  roundNotOpen: "This quarter is closed.",
  wordMissing: "Please write your question.",
  wordTooLong: "What you wrote is too long.",
  otherAct: "Please try sending it again.",
  notAuthor: "Only the person who reported can undo it.",
  tooLate: "More than a minute has passed. Choose Edit to send a new version instead.",
  reviewed: "It has been reviewed already. Choose Edit to send a new version instead.",

  goalNotAsked: "This goal was not found.",
  pointUnknown: "Some of the points are no longer in the policy. Please open this screen again.",

  unknownBatch: "This sending was not found.",
  notOver: "This sending is not over yet, or it went through. Please open this screen again.",
  alreadyResent: "It has been sent again already. Please open this screen again.",
  wordsPassed: "The dates in it have passed. What is still needed comes with the next message.",
  nobodyReachable: "None of its people can be reached on LINE any more.",
  spokenToToday:
    "Some of its people have had today's message. As one a day is the most, it cannot be sent today.",

  paused: "An administrator has paused all messages.",
  answered: "They have answered everything, so nobody is left to remind.",
  calledBefore: "They have had a reminder already.",
  nobodyReached: "Nobody of them can be reached on LINE now.",

  unknownKey: "There is no such setting.",
  neverOpen: "There would be no open day for more than a year. Please check the weekdays and closed days.",
  unitNotFound: "This section was not found.",
  wholeCity: "The hours of the whole city are changed in the setting of hours.",
  changedMeanwhile: "Somebody else changed the settings at the same time. Please try again.",
};

/** A refusal of the server in the language of the screens. One without words of ours stays as the server said it. */
export const wordRefusal = spoken(
  (_reason: string, message: string) => message,
  (reason, message) => (reason in english ? english[reason as keyof typeof english] : message),
);
