import { useEffect, useState } from "preact/hooks";
import { LocationProvider } from "preact-iso/router";
import { Banner } from "./components/Banner.tsx";
import { Button } from "./components/Button.tsx";
import { NavBar } from "./components/NavBar.tsx";
import { Opening } from "./components/Opening.tsx";
import { Later } from "./pages/Later.tsx";
import { LoadFailedPage } from "./pages/LoadFailedPage.tsx";
import { Pages } from "./pages/Pages.tsx";
import { StartFailed } from "./pages/StartFailed.tsx";
import { type App, AppContext } from "./store/app.ts";
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
      return (
        <Later
          load={() => import("./pages/LinkPage.tsx")}
          meanwhile={<Opening />}
          failed={<LoadFailedPage />}
        />
      );
    case "failed":
      return <StartFailed reason={state.reason} inClient={state.inClient} />;
    case "expired":
    case "signedIn":
      return (
        <LocationProvider>
          <a class="skip" href="#main">
            {words.skip}
          </a>
          <div class="shell">
            <NavBar />
            <div class="content">
              <OfflineBanner />
              {state.status === "expired" && (
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
        </LocationProvider>
      );
  }
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
