import "../../styles/morning.css";
import { Printer } from "lucide";
import { useRoute } from "preact-iso/router";
import type { MorningSheet } from "../../../worker/domain/deadlines/morningViews.ts";
import type { Me, UnitRef } from "../../../worker/domain/views.ts";
import { deadlineCalls } from "../../calls/deadlines.ts";
import { Answer } from "../../components/Answer.tsx";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Page } from "../../components/Page.tsx";
import { UnitSwitch } from "../../components/UnitSwitch.tsx";
import { useApp, useMe, useQuery } from "../../store/app.ts";
import { morningWords as words } from "../../text/pages/morning.ts";
import { Sheet } from "./Sheet.tsx";

/** 朝の一枚: what a section looks at together in the morning, on the screen and on paper. */
export default function MorningPage() {
  const me = useMe();
  const { params } = useRoute();
  const units = unitsOf(me);
  const unitId = params.unitId ?? units[0]?.id;
  return (
    <Page title={words.title} look="wide" back="/">
      <UnitSwitch label={words.unit} units={units} current={unitId ?? ""} hrefOf={(id) => `/morning/${id}`} />
      {unitId ? (
        <SheetOf key={unitId} unitId={unitId} />
      ) : (
        <Notice title={words.noUnitTitle} text={words.noUnitText} />
      )}
    </Page>
  );
}

function SheetOf({ unitId }: { unitId: string }) {
  const { api } = useApp();
  const answer = useQuery<MorningSheet>({
    key: `morning/${unitId}`,
    load: () => deadlineCalls(api).morning(unitId),
  });
  return (
    <Answer answer={answer} bones={[4, 8, 8]}>
      {(sheet) => (
        <>
          <div class="morning-tools">
            <Button look="outline" onPress={() => window.print()}>
              <Icon of={Printer} size={20} />
              {words.print}
            </Button>
          </div>
          <Sheet sheet={sheet} />
        </>
      )}
    </Answer>
  );
}

function unitsOf({ posts }: Me): UnitRef[] {
  return [...new Map(posts.map(({ unit }) => [unit.id, unit])).values()];
}
