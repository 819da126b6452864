import type { CallPreview } from "../../../worker/domain/callViews.ts";
import { Disclosure } from "../../components/Disclosure.tsx";
import { FlexTalk } from "../../components/flex/FlexTalk.tsx";
import { callWords } from "../../text/pages/call.ts";

/** The cards as LINE shows them, the first one open. */
export function CallCards({ cards }: { cards: CallPreview["cards"] }) {
  return (
    <>
      {cards.map(({ units, people, messages }, index) => (
        <Disclosure
          key={index}
          open={index === 0}
          summary={callWords.card(units)}
          aside={callWords.count(people)}
        >
          <FlexTalk messages={messages} label={callWords.talk} />
        </Disclosure>
      ))}
    </>
  );
}
