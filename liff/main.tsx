// Opens the app: the session, the code of the page and its data are all asked for at once, the SDK when it is needed.
import { render } from "preact";
import { AppView } from "./App.tsx";
import { createApi } from "./api.ts";
import { preloadPage } from "./pages/index.ts";
import { prepareAddress } from "./prepareAddress.ts";
import type { App } from "./store/app.ts";
import { createDrafts } from "./store/drafts.ts";
import { openBeside } from "./store/loginBeside.ts";
import { forgetAll } from "./store/machine.ts";
import { mayLoginAgain } from "./store/oncePerWhile.ts";
import { openTabs } from "./store/otherTabs.ts";
import { askAhead, createQueries } from "./store/queries.ts";
import { createResources } from "./store/resources.ts";
import { createSession } from "./store/session.ts";
import { keepsAnything, openShelf } from "./store/shelf.ts";
import { loadWords } from "./text/index.ts";
import "./styles/index.css";

const { target, needsLine, skipCookie, isConsentRefused, rememberWanted, settleAddress } = prepareAddress();
const path = target.split("?")[0] ?? "/";
const api = createApi(
  (input, init) => fetch(input, init),
  (reason) => void session.renew(reason),
);
const queries = createQueries(api);
const resources = createResources({ now: Date.now });
const otherTabs = openTabs((news) => void session.hear(news));

const session = createSession({
  api,
  mayLoginAgain,
  isOnline: () => navigator.onLine,
  onNewSession() {
    resources.retryFailed();
    askAhead(path, queries, resources);
  },
  onLeft(line) {
    resources.forgetAll();
    forgetAll(line);
    history.replaceState(null, "", "/");
  },
  tell: otherTabs.tell,
  onOtherPerson: () => location.reload(),
  keepsAnything,
  openBeside,
  async startLine() {
    try {
      const [{ startLine }, config] = await Promise.all([import("./liff.ts"), api.config()]);
      if (!config.ok) throw new Error(`no configuration: ${config.failure.kind}`);
      rememberWanted();
      const client = await startLine(config.value.liffId);
      settleAddress();
      return {
        ...client,
        // LINE's login leads back to the front page: where one was must be known then.
        loginAgain() {
          rememberWanted();
          client.loginAgain();
        },
      };
    } catch (cause) {
      // The screen says only what helps; why it failed is for whoever looks into the console.
      console.error(cause);
      throw cause;
    }
  },
});

const app: App = { api, session, otherTabs, resources, queries, drafts: createDrafts(openShelf()) };
const root = document.getElementById("app");
void preloadPage(path);
if (!skipCookie) askAhead(path, queries, resources);
const started = session.start({ needsLine, skipCookie, isConsentRefused });
await loadWords();
if (root) render(<AppView app={app} />, root);
await started;
