import type { SessionsView } from "../../worker/contract/sessions.ts";
import { nested, type Routes } from "../api.ts";

/** Where one is signed in. */
export function sessionCalls({ routes, ask }: Routes) {
  return {
    sessions: () => nested<SessionsView>(ask(routes.sessions.$get())),
    endOthers: () => ask(routes.sessions.others.$delete()),
  };
}
