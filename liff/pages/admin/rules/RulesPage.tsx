import { useRef } from "preact/hooks";
import type { SettingsView } from "../../../../worker/settings/listSettings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { Answer } from "../../../components/Answer.tsx";
import { Banner } from "../../../components/Banner.tsx";
import { Page } from "../../../components/Page.tsx";
import { useApp, useQuery } from "../../../store/app.ts";
import { rulesWords as words } from "../../../text/pages/rules.ts";
import { CapCard } from "./CapCard.tsx";
import { HoursCard } from "./HoursCard.tsx";
import { LaddersCard } from "./LaddersCard.tsx";
import { PointCard } from "./PointCard.tsx";
import { RoundCard } from "./RoundCard.tsx";
import { SignInCard } from "./SignInCard.tsx";
import { UnitWeeks } from "./UnitWeeks.tsx";
import { YearEndCard } from "./YearEndCard.tsx";
import "../../../styles/inputs.css";
import "../../../styles/rules.css";

/** 声かけの設定: each card is a setting of its own and saved by itself. */
export default function RulesPage() {
  const { api } = useApp();
  const answer = useQuery({ key: "settings", load: ruleCalls(api).settings });
  return (
    <Page title={words.title} back="/settings" look="wide">
      <p>
        {words.lead}{" "}
        <a class="text-button" href="/promise">
          {words.promise}
        </a>
      </p>
      <Answer answer={answer} bones={[10, 24, 10]}>
        {(view) => <Rules view={view} />}
      </Answer>
    </Page>
  );
}

function Rules({ view }: { view: SettingsView }) {
  // What is being edited does not change under the hand when the answer is brought up to date.
  const { settings } = useRef(view).current;
  return (
    <>
      {view.problems.length > 0 && (
        <Banner look="warn">
          <p>{words.stored}</p>
          <ul class="bullets">
            {view.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Banner>
      )}
      <div class="rules">
        <div class="rules-column">
          <LaddersCard stored={settings.ladders} />
          <RoundCard stored={settings.round} />
        </div>
        <div class="rules-column">
          <HoursCard stored={settings.hours} />
          <PointCard stored={settings.priorityPoint} />
          <CapCard stored={settings.pushesPerMonth} />
          <YearEndCard stored={settings.yearEndClosing} />
          <SignInCard stored={settings.signIn} />
          <UnitWeeks view={view} />
        </div>
      </div>
    </>
  );
}
