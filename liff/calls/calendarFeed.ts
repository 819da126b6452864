import { nested, type Routes } from "../api.ts";

/** The secret address of one's own calendar. It is told once, when it is made. */
export function calendarFeedCalls({ routes, ask }: Routes) {
  const feed = routes["calendar-feed"];
  return {
    state: () => nested<{ madeAt: number | null }>(ask(feed.$get())),
    make: () => nested<{ address: string; madeAt: number }>(ask(feed.$post())),
    revoke: () => ask(feed.$delete()),
  };
}
