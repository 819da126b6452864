import { layOut, type Part, type TalkPaper } from "../../../worker/domain/talkPaper.ts";
import type { TalkPage } from "../../../worker/domain/talkViews.ts";
import { words } from "../../text/index.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { Carried } from "./Carried.tsx";
import { Changes } from "./Changes.tsx";
import { GoalLines } from "./GoalLines.tsx";
import { Indicators } from "./Indicators.tsx";
import { PlanLines } from "./PlanLines.tsx";
import { Points } from "./Points.tsx";
import { Questions } from "./Questions.tsx";
import { Supports } from "./Supports.tsx";

const PARTS = Object.keys(talkWords.parts) as (keyof TalkPaper)[];

/** The sheet, on the screen as on paper: what `layOut` found room for, and at the foot how much it did not. */
export function Paper({ page }: { page: TalkPage }) {
  const paper = layOut(page);
  const left = PARTS.filter((part) => paper[part].left > 0).map((part) => ({
    name: talkWords.parts[part],
    n: (paper[part] as Part<unknown>).left,
  }));
  return (
    <article class="talk-paper" aria-labelledby="talk-title">
      <header class="talk-head">
        <h2 id="talk-title">{talkWords.paperTitle(page.department.name, page.stage)}</h2>
        <p>
          <span>{words.fiscalYear(page.fiscalYear)}</span>
          {page.director && <span>{page.director}</span>}
          <span>{page.heldOn ? talkWords.heldOn(page.heldOn) : talkWords.preparedOn(page.today)}</span>
        </p>
      </header>
      <div class="talk-pair">
        <Points
          title={talkWords.cityPoints}
          none={talkWords.noCityPoints}
          points={page.cityPoints}
          part={paper.cityPoints}
        />
        <Points
          title={talkWords.ownPoints}
          none={talkWords.noOwnPoints}
          points={page.ownPoints}
          part={paper.ownPoints}
        />
      </div>
      {page.stage === "opening" ? (
        <>
          <Carried page={page} part={paper.carried} />
          <PlanLines page={page} part={paper.goals} />
        </>
      ) : (
        <>
          <Changes page={page} part={paper.changes} />
          <GoalLines page={page} part={paper.goals} />
          <div class="talk-pair">
            <Questions page={page} part={paper.questions} />
            <Supports page={page} part={paper.supports} />
          </div>
          <Indicators page={page} part={paper.indicators} />
        </>
      )}
      <footer class="talk-foot">
        {left.length > 0 && <p class="talk-left">{talkWords.left(left)}</p>}
        <p>{talkWords.footer(page.today)}</p>
      </footer>
    </article>
  );
}
