import { ChevronRight } from "lucide";
import { isSettled } from "../../../../worker/domain/overtime/settle.ts";
import { type Personnel, SETTLEMENT_LISTS } from "../../../../worker/domain/overtime/viewsResults.ts";
import { Icon } from "../../../components/Icon.tsx";
import { Section } from "../../../components/Section.tsx";
import { personnelWords as words } from "../../../text/pages/results.ts";

/** 部ごとの状況: how much is left to put right, in the order of the organisation. */
export function Departments({ view }: { view: Personnel }) {
  return (
    <Section title={words.departments}>
      <ul class="rows">
        {view.departments.map(({ unit, open }) => {
          const lists = SETTLEMENT_LISTS.filter((list) => open[list] > 0);
          const isCalm = isSettled(open);
          return (
            <li key={unit.id}>
              <a class="row" href={`/overtime/settle/${unit.id}?month=${view.month}`}>
                <span class="row-words">
                  <span class="row-title" lang="ja">
                    {unit.name}
                  </span>
                  <span class={isCalm ? "settle-counts calm" : "settle-counts"}>
                    {isCalm && words.calm}
                    {open.undecided > 0 && <span>{words.undecided(open.undecided)}</span>}
                    {lists.map((list) => (
                      <span key={list}>{words.listShort[list](open[list])}</span>
                    ))}
                  </span>
                </span>
                <Icon of={ChevronRight} size={20} />
              </a>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
