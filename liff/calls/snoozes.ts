import type { SnoozeChoice, SnoozeSubject } from "../../worker/domain/snooze.ts";
import type { Routes } from "../api.ts";

/** あとで. */
export function snoozeCalls({ routes, ask }: Routes) {
  return {
    choices: (subject: SnoozeSubject) => ask(routes.snoozes.choices.$get({ query: { subject } })),
    snooze: (subject: SnoozeSubject, choice: SnoozeChoice) =>
      ask(routes.snoozes.$post({ json: { subject, choice } })),
  };
}
