// What the phone's page is told. Shared as types by the server and the page.
import type { DrawableMessage } from "../../liff/components/flex/message.ts";

/** A member of staff who can hold the phone. */
export interface PhoneMember {
  /** Their LINE account, `^U[0-9a-f]{32}$`. */
  userId: string;
  name: string;
  title: string;
  unit: string;
  /** Whether the account is bound to the staff number; when absent, whether they are a friend of the bot. */
  linked?: boolean;
}

export type Entry =
  | { from: "bot"; day: string; time: string; messages: DrawableMessage[] }
  | { from: "person"; day: string; time: string; text: string };

export interface ShownRichMenu {
  chatBarText: string;
  imageUrl: string | null;
  width: number;
  height: number;
  areas: Array<{
    x: number;
    y: number;
    width: number;
    height: number;
    action: { type: string; label?: string };
  }>;
}

export interface Talk {
  userId: string;
  name: string;
  friend: boolean;
  blocked: boolean;
  entries: Entry[];
  richMenu: ShownRichMenu | null;
}

/** One call that sent something, or tried to. */
export interface Send {
  id: string;
  day: string;
  time: string;
  via: string;
  people: number;
  status: number | null;
  summary: string;
}

export interface FaultSwitch {
  key: string;
  label: string;
  armed: boolean;
}

export interface PhoneState {
  botName: string;
  liffId: string;
  liffUrl: string;
  /** The day on the phone: `YYYY-MM-DD`, in words, and the time. */
  day: string;
  dayInWords: string;
  time: string;
  suggestions: DaySuggestion[];
  stories: Story[];
  /** Later times of a day at which something comes, with what it is. */
  times: TimeSuggestion[];
  /** Who holds the phone where nobody has been chosen. */
  firstHolder: string | null;
  members: Array<PhoneMember & { linked: boolean; unread: number }>;
  talk: Talk | null;
  sends: Send[];
  faults: FaultSwitch[];
  /** Median milliseconds from a tap to its reply; null before the first. */
  tapMedianMs: number | null;
}

/** A time of a day, `HH:MM`, with what comes then. */
export interface TimeSuggestion {
  time: string;
  label: string;
}

/** A day worth a visit, with what happens on it. */
export interface DaySuggestion {
  day: string;
  label: string;
}

/** A moment worth a visit, made with one press. */
export interface Story {
  key: string;
  label: string;
}

/** Whose phone shows what a story was about. */
export interface ToldStory {
  userId: string;
}

/** A paper with a one-time code, as the office hands it out. */
export interface Paper {
  staffNumber: string;
  code: string;
}

/** What the person at the phone did. */
export type Act =
  | { kind: "postback"; data: string; displayText?: string; params?: Record<string, string> }
  | { kind: "text"; text: string }
  | { kind: "follow" }
  | { kind: "block" };
