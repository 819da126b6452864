import { signal } from "@preact/signals";
import type { Me } from "../../worker/domain/views.ts";
import type { Api } from "../api.ts";
import type { Failure, Result } from "../failure.ts";
import type { LineClient } from "../liff.ts";
import type { TabNews } from "./otherTabs.ts";

/** Why somebody who was signed in has to log in again. Only what `ranOut` by itself is renewed behind the page. */
export type EndOfSession = "ranOut" | "idle" | "ended";

/** Why nobody could be found out at all. */
export type StartFailure = "offline" | "server";

/**
 * What stands in the way of a login beside a missing network. `refused`: the person said no to LINE's consent. `cookies`,
 * `storage`: the browser keeps nothing for us. `line`: LINE's SDK could not begin. `stale`: LINE's login is too old.
 * `lineAway`: LINE does not say who made a token.
 */
export type LoginTrouble = "refused" | "cookies" | "storage" | "line" | "stale" | "lineAway";

export type SessionState =
  | { status: "starting" }
  | { status: "signedIn"; me: Me }
  /** Signed in before; the page stays while the person is asked to log in again. */
  | { status: "expired"; me: Me; why: EndOfSession }
  | { status: "notLinked" }
  | { status: "signedOut" }
  | { status: "failed"; reason: StartFailure }
  | { status: "stopped"; trouble: LoginTrouble; inClient: boolean };

export type LinkOutcome = "linked" | "refused" | "tooMany" | "stale" | "offline" | "server";
export type Session = ReturnType<typeof createSession>;

interface Options {
  api: Api;
  /** Loads and initialises LINE's SDK; may leave the page. */
  startLine: () => Promise<LineClient>;
  /** True once per while: guards against going round in circles between here and LINE's login page. */
  mayLoginAgain: () => boolean;
  isOnline: () => boolean;
  /** A new session is there; who it is of is being asked at the same time. */
  onNewSession: () => void;
  /** The session or the binding is over: nothing of the person may stay here. Another LINE account may come next. */
  onLeft: (line: "keep" | "forget") => void;
  /** Says to the other tabs of this browser what became of the session they share. */
  tell: (news: TabNews) => void;
  /** Somebody else is signed in than the page was drawn for. */
  onOtherPerson: () => void;
  /** Whether the browser keeps what it is given, which LINE's login cannot do without. */
  keepsAnything: () => boolean;
  /** Opens the login in a tab of its own, so that the page and what is typed in it stay. False where there is none. */
  openBeside: () => boolean;
}

interface StartOptions {
  needsLine: boolean;
  skipCookie: boolean;
  /** The person has just said no to LINE's consent: asking again by ourselves would go round in circles. */
  isConsentRefused?: boolean;
}

/** Who is using the app, from the first request to the last. */
export function createSession(options: Options) {
  const { api, startLine, mayLoginAgain, isOnline, onNewSession } = options;
  const state = signal<SessionState>({ status: "starting" });
  let line: Promise<LineClient> | null = null;
  let renewing: Promise<void> | null = null;

  function getLine(): Promise<LineClient> {
    line ??= startLine();
    return line;
  }

  function fail(reason: StartFailure) {
    end({ status: "failed", reason });
  }

  function stop(trouble: LoginTrouble, inClient = false) {
    end({ status: "stopped", trouble, inClient });
  }

  /** Whoever was signed in keeps the page and is asked to log in again. */
  function end(found: SessionState) {
    const known = state.peek();
    if (known.status === "signedIn") state.value = { status: "expired", me: known.me, why: "ranOut" };
    else if (known.status !== "expired") state.value = found;
  }

  /** What is on the screen was drawn for one person, and is not for another. */
  function show(me: Me) {
    const known = state.peek();
    if ("me" in known && known.me.staffNumber !== me.staffNumber) options.onOtherPerson();
    else state.value = { status: "signedIn", me };
  }

  async function showMe(pending: Promise<Result<Me>>): Promise<boolean> {
    const me = await pending;
    if (me.ok) show(me.value);
    return me.ok;
  }

  /** Exchanges LINE's ID token for a session. */
  async function signIn() {
    if (!options.keepsAnything()) return stop("storage");
    let client: LineClient;
    try {
      client = await getLine();
    } catch {
      line = null;
      return isOnline() ? stop("line") : fail("offline");
    }
    const idToken = client.idToken();
    const answer: Result<{ status: string }> = idToken
      ? await api.signIn(idToken)
      : { ok: false, failure: { kind: "signedOut", reason: "invalid" } };
    if (!answer.ok) return refuse(answer.failure, client);
    if (answer.value.status === "notLinked") {
      state.value = { status: "notLinked" };
      return;
    }
    const asked = api.me();
    onNewSession();
    options.tell("signedIn");
    const me = await asked;
    if (me.ok) show(me.value);
    // Signed in a moment ago and unknown now: the browser has not taken the cookie.
    else if (me.failure.kind === "signedOut") stop("cookies", client.inClient);
    else refuse(me.failure, client);
  }

  function refuse(failure: Failure, client: LineClient) {
    if (failure.kind === "offline") return fail("offline");
    if (failure.kind === "server" && failure.reason === "lineUnavailable") return stop("lineAway");
    if (failure.kind !== "signedOut") return fail("server");
    if (state.peek().status === "starting" && mayLoginAgain()) return client.loginAgain();
    stop("stale", client.inClient);
  }

  function leave(next: "notLinked" | "signedOut", line: "keep" | "forget") {
    state.value = { status: next };
    options.onLeft(line);
  }

  return {
    state,

    /** Signs in: by the cookie where it is good, else through LINE. `skipCookie` where somebody else may hold the phone. */
    async start({ needsLine, skipCookie, isConsentRefused = false }: StartOptions) {
      if (isConsentRefused) return stop("refused");
      const me = skipCookie ? null : api.me();
      if (needsLine) {
        try {
          await getLine();
        } catch {
          line = null;
          if (!me || !(await me).ok) return isOnline() ? stop("line") : fail("offline");
        }
      }
      if (me) {
        if (await showMe(me)) return;
        const answer = await me;
        if (!answer.ok && answer.failure.kind === "offline") return fail("offline");
        if (!answer.ok && answer.failure.kind !== "signedOut") return fail("server");
      }
      await signIn();
    },

    /**
     * A call was refused because there is no session: signs in again behind the page, or where that fails, or may not
     * be, asks the person. True when there is a session again.
     */
    async renew(reason: string): Promise<boolean> {
      const known = state.peek();
      if (known.status !== "signedIn") return false;
      if (reason === "idle" || reason === "ended") {
        state.value = { status: "expired", me: known.me, why: reason };
        return false;
      }
      renewing ??= signIn().finally(() => {
        renewing = null;
      });
      await renewing;
      return state.peek().status === "signedIn";
    },

    /** Another tab has signed in or out: the session is one for all of them. */
    async hear(news: TabNews) {
      const before = state.peek().status;
      if (before !== "signedIn" && before !== "expired") return;
      if (news === "signedOut") leave("signedOut", "keep");
      else if ((await showMe(api.me())) && before === "expired") onNewSession();
    },

    async tryAgain() {
      state.value = { status: "starting" };
      await signIn();
    },

    async loginAgain() {
      if (state.peek().status === "expired" && options.openBeside()) return;
      (await getLine()).loginAgain();
    },

    async close() {
      (await getLine()).close();
    },

    /** Binds this LINE account to a staff number by the one-time code; the answer brings a session with it. */
    async link(staffNumber: string, code: string): Promise<LinkOutcome> {
      const idToken = (await getLine()).idToken();
      if (!idToken) return "stale";
      const answer = await api.link({ idToken, staffNumber, code });
      return answer.ok ? "linked" : linkOutcomeOf(answer.failure);
    },

    /** Goes on with the session that linking brought. */
    async enter() {
      if (!(await showMe(api.me()))) await signIn();
    },

    /** Ends the binding; what is shown next is the LINE連携 page. */
    async unlink(): Promise<Result<unknown>> {
      const answer = await api.unlink();
      if (answer.ok) {
        leave("notLinked", "keep");
        options.tell("signedOut");
      }
      return answer;
    },

    /** ログアウト: ends the session, here and in every tab; one that is over already needs no ending. False where it failed. */
    async logOut(): Promise<boolean> {
      const answer = await api.signOut();
      if (!answer.ok && answer.failure.kind !== "signedOut") return false;
      leave("signedOut", "forget");
      options.tell("signedOut");
      return true;
    },
  };
}

function linkOutcomeOf(failure: Failure): LinkOutcome {
  switch (failure.kind) {
    case "offline":
      return "offline";
    case "signedOut":
      return "stale";
    case "forbidden":
      return failure.reason === "locked" ? "tooMany" : "refused";
    case "conflict":
    case "notFound":
    case "invalid":
      return "refused";
    case "server":
      return "server";
  }
}
