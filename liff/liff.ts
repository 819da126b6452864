// The only module that touches LINE's SDK. Loaded on demand: a page with a good session does without it.
import CloseWindow from "@line/liff/close-window";
import liff from "@line/liff/core";
import GetIDToken from "@line/liff/get-id-token";
import IsInClient from "@line/liff/is-in-client";
import Login from "@line/liff/login";
import Logout from "@line/liff/logout";

const MOCK = import.meta.env.MODE === "mock";

/** LINE, as far as the app needs it. */
export interface LineClient {
  /** Whether the page is shown inside the LINE app. */
  inClient: boolean;
  /** The signed proof of who holds this phone; null when LINE gave none. */
  idToken(): string | null;
  /** Forgets LINE's tokens and goes through its login page again; this page ends. */
  loginAgain(): void;
  /** Closes the mini-app; only inside LINE. */
  close(): void;
}

liff.use(new IsInClient());
liff.use(new GetIDToken());
liff.use(new Login());
liff.use(new Logout());
liff.use(new CloseWindow());

/**
 * Initialises the SDK. Must come before any change of history. May not return: it leaves the page for LINE's login in
 * an outside browser, and for the deep link that LINE carries in `liff.state`.
 */
export async function startLine(liffId: string): Promise<LineClient> {
  if (MOCK) await (await import("./samplePhone.ts")).pretendPhone(liff, liffId);
  else await liff.init({ liffId, withLoginOnExternalBrowser: true });
  const inClient = liff.isInClient();
  return {
    inClient,
    idToken: () => liff.getIDToken(),
    loginAgain() {
      liff.logout();
      if (inClient) location.reload();
      else liff.login();
    },
    close: () => liff.closeWindow(),
  };
}
