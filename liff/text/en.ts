// The first screen's words in English. Loaded only where English is chosen, so that nobody else waits for them.
import type { Quarter } from "../../worker/domain/fiscalYear.ts";
import type { RoundRef } from "../../worker/domain/views.ts";
import {
  counted,
  englishDate,
  englishDay,
  englishFiscalYear,
  englishInstant,
  englishQuarterMonths,
} from "./english.ts";
import type { Words } from "./ja.ts";

const quarter = (number: Quarter) => `Q${number}`;
const roundName = (round: RoundRef) => quarter(round.quarter);
const goals = (n: number) => counted(n, "goal");

export const en: Words = {
  app: "Shinchoku Dayori",
  windowTitle: (page) => `${page} | Shinchoku Dayori`,
  skip: "Skip to the content",
  loading: "Loading",
  required: "Required",
  optional: "Optional",
  fiscalYear: englishFiscalYear,
  day: englishDay,
  shortDay: englishDay,
  instant: englishInstant,
  issuedOn: englishDate,
  quarter,
  roundName,
  roundWithMonths: (round) =>
    `${roundName(round)} (${englishQuarterMonths(round.fiscalYear, round.quarter)})`,
  count: (n) => counted(n, "item"),
  back: "Back",
  openHome: "Back to To do",

  nav: {
    label: "Main pages",
    home: "To do",
    goals: "Goals",
    policies: "Points",
    departments: "Overview",
    deliveries: "Sending",
    settings: "Settings",
    logOut: "Log out",
  },

  home: {
    title: "To do",
    groups: { today: "Due by today", week: "This week", later: "This quarter" },
    waiting: "Waiting for others",
    waitingTitle: (unit, n) => `${unit}: ${counted(n, "section")} still to answer`,
    waitingMore: (n) => `and ${n} more`,
    due: (day) => `Due ${englishDay(day)}`,
    overdue: (day) => `Was due ${englishDay(day)}`,
    dueToday: "Due today",
    reportTitle: (round) => `Report progress for ${roundName(round)}`,
    answeredOf: (answered, total) => `${answered} of ${goals(total)} done`,
    noneAnswered: (total) => `${goals(total)} to report on`,
    start: "Start",
    goOn: "Continue",
    cost: (left, minutes) => `${left} left, about ${minutes} min`,
    reviewTitle: "Review new reports",
    questionTitle: "Answer your manager's question",
    reviewNews: (unit, n) => `${unit}: ${counted(n, "reply", "replies")} from your manager`,
    readTitle: "Read the priority point",
    later: "Later",
    standIn: "Please answer on behalf of a colleague who is away",
    weeksPoint: "Priority point of the week",
    readOriginal: "Read in full",
    confirm: "I have read it",
    confirmed: "Read",
    confirming: "Saving",
    doneTitle: "Nothing to do right now",
    doneText: "Thank you for your work. You will only hear from us when you are needed.",
    promise: "See when we send reminders",
    nextRound: (day) => `The next progress check starts on ${englishDay(day)}.`,
    departmentTitle: (name) => `Overview of ${name}`,
    departmentText: "See how the goals are going and which sections have not answered",
    open: "Open",
    overtime: {
      orders: ["Decide on overtime requests", (n) => counted(n, "request")],
      results: ["Confirm when you left", (n) => counted(n, "evening")],
      transfers: ["Answer a request for hours", (n) => counted(n, "request")],
      ownHours: ["See your overtime outlook", () => "There is time to talk before the limit"],
      sectionHours: [
        "See your section's overtime outlook",
        (n) => `${counted(n, "person", "people")} near a limit`,
      ],
      departmentHours: [
        "See your department's overtime outlook",
        (n) => `${counted(n, "person", "people")} near a limit`,
      ],
      late: ["See who stayed late", (n) => counted(n, "person", "people")],
    },
    unsentTitle: (n) => `${counted(n, "report")} not sent yet`,
    unsentText: "What you wrote is still on this phone. Open it and send it again.",
  },

  goals: {
    answered: (answered, total) => `${answered} / ${total} answered`,
  },

  point: {
    confirmFailed: "It could not be saved. Please try again where the signal is good.",
  },

  link: {
    linked: "Connected",
    linkedText: (name) => `Welcome, ${name}. We will write only when you are needed.`,
  },

  errors: {
    offline: { title: "No signal", text: "Please try again once you are connected." },
    signedOut: { title: "Please log in", text: "Please log in again." },
    forbidden: {
      title: "Your current post cannot open this page",
      text: "It can take a while until a transfer or an additional post takes effect.",
    },
    notFound: { title: "Page not found", text: "It seems to have been moved or withdrawn." },
    server: {
      title: "This could not be loaded",
      text: "The fault is on our side. Please try again in a little while.",
    },
    retry: "Try again",
    login: "Log in again",
    close: "Close this screen",
    offlineBanner: "There is no signal. What you write stays on this device.",
    expiredBanner: "Your login has expired.",
  },
};
