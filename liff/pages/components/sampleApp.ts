import { signal } from "@preact/signals";
import { createApi } from "../../api.ts";
import type { App } from "../../store/app.ts";
import { createDrafts } from "../../store/drafts.ts";
import { createQueries } from "../../store/queries.ts";
import { createResources } from "../../store/resources.ts";
import type { Session, SessionState } from "../../store/session.ts";
import { openShelf } from "../../store/shelf.ts";
import { me } from "./sampleThings.ts";

const CHOICES = { choices: [{ choice: "sixteen", until: Date.parse("2026-12-22T16:00:00+09:00") }], left: 2 };

/** An app without a server: choices are there, whatever else is asked for fails as without a line. */
export function sampleApp(): App {
  const api = createApi(async (input) => {
    if (String(input).includes("/snoozes/choices")) return Response.json(CHOICES);
    throw new TypeError("no server");
  });
  const state = signal<SessionState>({ status: "signedIn", me });
  return {
    api,
    // Components read who is there and may ask to log in again; nothing else of a session.
    session: { state, loginAgain() {} } as unknown as Session,
    otherTabs: { tell() {} },
    queries: createQueries(api),
    resources: createResources({ now: Date.now }),
    drafts: createDrafts(openShelf()),
  };
}
