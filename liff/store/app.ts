import { createContext } from "preact";
import { useContext, useEffect } from "preact/hooks";
import type { Me } from "../../worker/domain/views.ts";
import type { Api } from "../api.ts";
import type { Drafts } from "./drafts.ts";
import type { OtherTabs } from "./otherTabs.ts";
import type { Queries } from "./queries.ts";
import type { Loaded, Query, Resources } from "./resources.ts";
import type { Session } from "./session.ts";

/** Everything that a page can ask of the app. */
export interface App {
  api: Api;
  session: Session;
  otherTabs: OtherTabs;
  resources: Resources;
  queries: Queries;
  drafts: Drafts;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("useApp outside of the app");
  return app;
}

/** The person signed in. Pages are drawn only for one. */
export function useMe(): Me {
  const state = useApp().session.state.value;
  if (state.status !== "signedIn" && state.status !== "expired") throw new Error("nobody is signed in");
  return state.me;
}

/** The answer to a query: asked at first sight, brought up to date when the page is opened again. */
export function useQuery<T>(query: Query<T>): { state: Loaded<T>; retry: () => void } {
  const { resources } = useApp();
  const state = resources.open(query);
  useEffect(() => resources.freshen(query.key), [query.key]);
  return { state: state.value, retry: () => resources.retry(query.key) };
}
