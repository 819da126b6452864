import type { ComponentProps } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LocationProvider } from "preact-iso/router";
import { Banner } from "./components/Banner.tsx";
import { Button } from "./components/Button.tsx";
import { NavBar } from "./components/NavBar.tsx";
import { Opening } from "./components/Opening.tsx";
import { useWide } from "./components/useWide.ts";
import { Later } from "./pages/Later.tsx";
import { LoadFailedPage } from "./pages/LoadFailedPage.tsx";
import { Pages } from "./pages/Pages.tsx";
import { StartFailed } from "./pages/StartFailed.tsx";
import { type App, AppContext, useApp } from "./store/app.ts";
import type { EndOfSession } from "./store/session.ts";
import { words } from "./text/index.ts";

/** The app: who is there decides what is shown. */
export function AppView({ app }: { app: App }) {
  return (
    <AppContext.Provider value={app}>
      <Shown app={app} />
    </AppContext.Provider>
  );
}

function Shown({ app: { session } }: { app: App }) {
  const state = session.state.value;
  switch (state.status) {
    case "starting":
      return <Opening />;
    case "notLinked":
      return <Alone load={() => import("./pages/LinkPage.tsx")} />;
    case "signedOut":
      return <Alone load={() => import("./pages/LoggedOutPage.tsx")} />;
    case "failed":
      return <StartFailed reason={state.reason} />;
    case "stopped":
      return <Alone load={() => import("./pages/LoginTroublePage.tsx")} />;
    case "expired":
    case "signedIn":
      return <SignedIn end={state.status === "expired" ? state.why : null} />;
  }
}

/** A page that stands alone, and comes when it is needed. */
function Alone({ load }: Pick<ComponentProps<typeof Later>, "load">) {
  return <Later load={load} meanwhile={<Opening />} failed={<LoadFailedPage />} />;
}

/** The pages of somebody who is signed in, or was: what is typed in them outlives the session. */
function SignedIn({ end }: { end: EndOfSession | null }) {
  const { session } = useApp();
  const isWide = useWide();
  const isCovered = end === "idle" || end === "ended";
  return (
    <>
      {isCovered && <Alone load={() => import("./pages/CoveredPage.tsx")} />}
      <LocationProvider>
        <div hidden={isCovered}>
          <a class="skip" href="#main">
            {words.skip}
          </a>
          <div class="shell">
            <NavBar foot={isWide && <Later load={() => import("./components/NavPerson.tsx")} />} />
            <div class="content">
              <OfflineBanner />
              {end === "ranOut" && (
                <Banner
                  look="warn"
                  live
                  action={<Button onPress={session.loginAgain}>{words.errors.login}</Button>}
                >
                  {words.errors.expiredBanner}
                </Banner>
              )}
              <Pages />
            </div>
          </div>
        </div>
      </LocationProvider>
    </>
  );
}

function OfflineBanner() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener("online", update);
    addEventListener("offline", update);
    return () => {
      removeEventListener("online", update);
      removeEventListener("offline", update);
    };
  }, []);
  if (online) return null;
  return (
    <Banner look="offline" live>
      {words.errors.offlineBanner}
    </Banner>
  );
}
