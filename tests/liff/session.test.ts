import { describe, expect, it } from "vitest";
import type { Api } from "../../liff/api.ts";
import type { Failure } from "../../liff/failure.ts";
import type { LineClient } from "../../liff/liff.ts";
import { createSession } from "../../liff/store/session.ts";
import type { Me } from "../../worker/domain/views.ts";

const ME = { name: "見本 花子", staffNumber: "10021" } as Me;
const SIGNED_OUT: Failure = { kind: "signedOut", reason: "signedOut" };

interface World {
  cookie: boolean;
  signIn: { status: "signedIn" | "notLinked" } | Failure;
  link: Failure | null;
  idToken: string | null;
  inClient: boolean;
  lineFails: boolean;
  mayLoginAgain: boolean;
  /** Whether the browser opens a tab for the login. */
  hasTabs: boolean;
  keepsAnything: boolean;
  /** Whether the browser takes the cookie of a new session. */
  takesCookies: boolean;
  me: Me;
  signOut: Failure | null;
}

function start(part: Partial<World> = {}) {
  const world: World = {
    cookie: false,
    signIn: { status: "signedIn" },
    link: null,
    idToken: "token",
    inClient: true,
    lineFails: false,
    mayLoginAgain: true,
    hasTabs: true,
    keepsAnything: true,
    takesCookies: true,
    me: ME,
    signOut: null,
    ...part,
  };
  const done: string[] = [];
  const fail = (failure: Failure) => ({ ok: false as const, failure });
  const api = {
    me: async () => (world.cookie ? { ok: true, value: world.me } : fail(SIGNED_OUT)),
    async signIn() {
      done.push("signIn");
      if ("kind" in world.signIn) return fail(world.signIn);
      world.cookie = world.takesCookies && world.signIn.status === "signedIn";
      return { ok: true, value: world.signIn };
    },
    async link() {
      if (world.link) return fail(world.link);
      world.cookie = true;
      return { ok: true, value: { status: "linked" } };
    },
    async signOut() {
      if (world.signOut) return fail(world.signOut);
      world.cookie = false;
      return { ok: true, value: { status: "signedOut" } };
    },
    unlink: async () => ({ ok: true, value: { status: "unlinked" } }),
  } as unknown as Api;
  const client: LineClient = {
    inClient: world.inClient,
    idToken: () => world.idToken,
    loginAgain: () => void done.push("loginAgain"),
    close: () => void done.push("close"),
  };
  const session = createSession({
    api,
    mayLoginAgain: () => world.mayLoginAgain,
    isOnline: () => true,
    onNewSession: () => void done.push("newSession"),
    onLeft: (line) => void done.push(`left, ${line} LINE`),
    tell: (news) => void done.push(`tell ${news}`),
    onOtherPerson: () => void done.push("otherPerson"),
    keepsAnything: () => world.keepsAnything,
    openBeside() {
      if (world.hasTabs) done.push("beside");
      return world.hasTabs;
    },
    async startLine() {
      done.push("line");
      if (world.lineFails) throw new Error("no LINE");
      return client;
    },
  });
  return { session, done, world };
}

const PLAIN = { needsLine: false, skipCookie: false };

describe("opening the app", () => {
  it("does without LINE's SDK while the cookie is good", async () => {
    const { session, done } = start({ cookie: true });
    await session.start(PLAIN);
    expect(session.state.value).toEqual({ status: "signedIn", me: ME });
    expect(done).toEqual([]);
  });

  it("lets the SDK see an address that LINE made, even with a good cookie", async () => {
    const { session, done } = start({ cookie: true });
    await session.start({ needsLine: true, skipCookie: false });
    expect(session.state.value.status).toBe("signedIn");
    expect(done).toEqual(["line"]);
  });

  it("exchanges the ID token for a session when there is none", async () => {
    const { session, done } = start();
    await session.start(PLAIN);
    expect(session.state.value).toEqual({ status: "signedIn", me: ME });
    expect(done).toEqual(["line", "signIn", "newSession", "tell signedIn"]);
  });

  it("does not take the cookie of whoever held the phone before", async () => {
    const { session, done } = start({ cookie: true });
    await session.start({ needsLine: true, skipCookie: true });
    expect(done).toContain("signIn");
  });

  it("says what stands in the way of a login, and asks LINE no second time by itself", async () => {
    const reasonOf = async (part: Partial<World>, options: object = {}) => {
      const { session, done } = start(part);
      await session.start({ ...PLAIN, ...options });
      expect(done).not.toContain("loginAgain");
      const { value } = session.state;
      return value.status === "stopped" ? value.trouble : value.status === "failed" && value.reason;
    };
    expect(await reasonOf({}, { isConsentRefused: true })).toBe("refused");
    expect(await reasonOf({ keepsAnything: false })).toBe("storage");
    expect(await reasonOf({ takesCookies: false })).toBe("cookies");
    expect(await reasonOf({ signIn: { kind: "server", reason: "lineUnavailable" } })).toBe("lineAway");
    expect(await reasonOf({ signIn: { kind: "server" } })).toBe("server");
  });

  it("does without storage while the cookie is good", async () => {
    const { session } = start({ cookie: true, keepsAnything: false });
    await session.start(PLAIN);
    expect(session.state.value.status).toBe("signedIn");
  });

  it("asks LINE once more when somebody who said no presses to try again", async () => {
    const { session, done } = start();
    await session.start({ ...PLAIN, isConsentRefused: true });
    expect(done).toEqual([]);
    await session.tryAgain();
    expect(session.state.value.status).toBe("signedIn");
  });

  it("asks for the link of an account that belongs to nobody", async () => {
    const { session } = start({ signIn: { status: "notLinked" } });
    await session.start(PLAIN);
    expect(session.state.value).toEqual({ status: "notLinked" });
  });

  it("logs in again once with a stale token, then says what to do", async () => {
    const stale = start({ signIn: { kind: "signedOut", reason: "stale" } });
    await stale.session.start(PLAIN);
    expect(stale.done).toContain("loginAgain");

    const again = start({ signIn: { kind: "signedOut", reason: "stale" }, mayLoginAgain: false });
    await again.session.start(PLAIN);
    expect(again.done).not.toContain("loginAgain");
    expect(again.session.state.value).toEqual({ status: "stopped", trouble: "stale", inClient: true });
  });

  it("says that LINE cannot be reached, and tries again when asked", async () => {
    const { session, world } = start({ lineFails: true });
    await session.start(PLAIN);
    expect(session.state.value).toMatchObject({ status: "stopped", trouble: "line" });
    world.lineFails = false;
    await session.tryAgain();
    expect(session.state.value.status).toBe("signedIn");
  });

  it("opens with a good cookie though LINE cannot be reached", async () => {
    const { session } = start({ cookie: true, lineFails: true });
    await session.start({ needsLine: true, skipCookie: false });
    expect(session.state.value.status).toBe("signedIn");
  });
});

describe("a session that ran out", () => {
  it("is renewed behind the page", async () => {
    const { session, world } = start({ cookie: true });
    await session.start(PLAIN);
    world.cookie = false;
    await session.renew("signedOut");
    expect(session.state.value).toEqual({ status: "signedIn", me: ME });
  });

  it("leaves the page and what is typed in its place when it cannot be renewed", async () => {
    const { session, world, done } = start({ cookie: true });
    await session.start(PLAIN);
    world.signIn = { kind: "signedOut", reason: "stale" };
    await session.renew("signedOut");
    expect(session.state.value).toEqual({ status: "expired", me: ME, why: "ranOut" });
    expect(done).not.toContain("loginAgain");
  });
});

describe("a session that was ended elsewhere, or that nobody used", () => {
  it.each(["ended", "idle"] as const)("is not renewed behind the page (%s)", async (why) => {
    const { session, world, done } = start({ cookie: true });
    await session.start(PLAIN);
    world.cookie = false;
    expect(await session.renew(why)).toBe(false);
    expect(session.state.value).toEqual({ status: "expired", me: ME, why });
    expect(done).toEqual([]);
  });

  it("waits behind a login in a tab of its own, and goes on for the same person", async () => {
    const { session, world, done } = start({ cookie: true });
    await session.start(PLAIN);
    await session.renew("idle");
    await session.loginAgain();
    expect(done).toEqual(["beside"]);
    world.cookie = true;
    await session.hear("signedIn");
    expect(session.state.value).toEqual({ status: "signedIn", me: ME });
    expect(done).toEqual(["beside", "newSession"]);
  });

  it("leaves the page for the login where there are no tabs", async () => {
    const { session, done } = start({ cookie: true, hasTabs: false });
    await session.start(PLAIN);
    await session.renew("ended");
    await session.loginAgain();
    expect(done).toEqual(["line", "loginAgain"]);
  });
});

describe("a page that was drawn for one person", () => {
  const OTHER = { name: "見本 次郎", staffNumber: "10022" } as Me;

  it.each(["signedIn", "expired"])("is not shown to another (%s)", async (status) => {
    const { session, world, done } = start({ cookie: true });
    await session.start(PLAIN);
    if (status === "expired") await session.renew("idle");
    world.me = OTHER;
    await session.hear("signedIn");
    expect(done).toContain("otherPerson");
    expect(session.state.value).toMatchObject({ me: ME });
  });

  it("nor after a renewal", async () => {
    const { session, world, done } = start({ cookie: true });
    await session.start(PLAIN);
    world.cookie = false;
    world.me = OTHER;
    await session.renew("signedOut");
    expect(done).toContain("otherPerson");
  });
});

describe("logging out", () => {
  it("ends the session, forgets all and tells the other tabs", async () => {
    const { session, done } = start({ cookie: true });
    await session.start(PLAIN);
    expect(await session.logOut()).toBe(true);
    expect(session.state.value).toEqual({ status: "signedOut" });
    expect(done).toEqual(["left, forget LINE", "tell signedOut"]);
  });

  it("of a session that is over already does the same", async () => {
    const { session, done } = start({ cookie: true, signOut: SIGNED_OUT });
    await session.start(PLAIN);
    expect(await session.logOut()).toBe(true);
    expect(done).toEqual(["left, forget LINE", "tell signedOut"]);
  });

  it.each<Failure>([{ kind: "offline" }, { kind: "server" }])(
    "that fails forgets nothing (%o)",
    async (signOut) => {
      const { session, done } = start({ cookie: true, signOut });
      await session.start(PLAIN);
      expect(await session.logOut()).toBe(false);
      expect(session.state.value.status).toBe("signedIn");
      expect(done).toEqual([]);
    },
  );

  it("in another tab ends this page too, and is not told on", async () => {
    const { session, done } = start({ cookie: true });
    await session.start(PLAIN);
    await session.hear("signedOut");
    expect(session.state.value).toEqual({ status: "signedOut" });
    expect(done).toEqual(["left, keep LINE"]);
  });
});

describe("linking", () => {
  it("signs in at once", async () => {
    const { session } = start({ signIn: { status: "notLinked" } });
    await session.start(PLAIN);
    expect(await session.link("10021", "ABCD")).toBe("linked");
    await session.enter();
    expect(session.state.value.status).toBe("signedIn");
  });

  it.each<[Failure, string]>([
    [{ kind: "forbidden", reason: "wrong" }, "refused"],
    [{ kind: "forbidden", reason: "locked" }, "tooMany"],
    [{ kind: "signedOut", reason: "stale" }, "stale"],
    [{ kind: "offline" }, "offline"],
    [{ kind: "server" }, "server"],
  ])("tells %o as %s", async (link, outcome) => {
    const { session } = start({ signIn: { status: "notLinked" }, link });
    await session.start(PLAIN);
    expect(await session.link("10021", "ABCD")).toBe(outcome);
    expect(session.state.value).toEqual({ status: "notLinked" });
  });

  it("ends with the link page again", async () => {
    const { session } = start({ cookie: true });
    await session.start(PLAIN);
    await session.unlink();
    expect(session.state.value).toEqual({ status: "notLinked" });
  });
});
