import type { ComparedPolicies } from "../../worker/domain/policyViews.ts";
import type { PointView } from "../../worker/domain/views.ts";
import { Answer } from "../components/Answer.tsx";
import { CardLink } from "../components/Card.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { Progress } from "../components/Progress.tsx";
import { Section } from "../components/Section.tsx";
import { useApp, useMe, useQuery } from "../store/app.ts";
import { words } from "../text/index.ts";
import { policiesWords } from "../text/pages/policies.ts";
import { policyWords } from "../text/pages/policy.ts";
import { Changes } from "./policy/Changes.tsx";
import { PriorityPoint } from "./policy/PriorityPoint.tsx";
import "../styles/coverage.css";

type Policy = ComparedPolicies["policies"][number];

/** 重点事項: the year's points as cards, the whole papers below. */
export default function PoliciesPage() {
  const me = useMe();
  const { queries } = useApp();
  const answer = useQuery(queries.policies());
  return (
    <Page title={policiesWords.title} aside={<span class="pill">{words.fiscalYear(me.fiscalYear)}</span>}>
      <Answer answer={answer} bones={[4, 4, 4, 4]}>
        {(view) =>
          view.policies.length === 0 ? (
            <Notice title={policiesWords.emptyTitle} text={policiesWords.emptyText} />
          ) : (
            <>
              <PriorityPoints view={view} />
              {Object.keys(view.changes).length > 0 && (
                <Section title={policyWords.changes}>
                  <div class="stack">
                    {Object.entries(view.changes).map(([id, paper]) => (
                      <Changes key={id} paper={paper} />
                    ))}
                  </div>
                </Section>
              )}
              {(me.isAdmin || me.oversees.length > 0) && (
                <CardLink href="/coverage">
                  <span class="card-title">{policyWords.coverage.link}</span>
                  <span class="card-text">{policyWords.coverage.linkText}</span>
                </CardLink>
              )}
              <Section title={policiesWords.papers}>
                <div class="stack">
                  {view.policies.map((policy) => (
                    <Paper key={policy.id} policy={policy} />
                  ))}
                </div>
              </Section>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function PriorityPoints({ view }: { view: ComparedPolicies }) {
  const all = view.policies.flatMap((policy) =>
    policy.sections.flatMap((section) => flatten(section.points)),
  );
  const points = all.filter((point) => point.isPriority);
  if (points.length === 0) return null;
  const read = points.filter((point) => point.readAt !== null).length;
  const [paper, ...others] = new Set(points.map((point) => point.policyTitle));
  const said = policiesWords.progress(read, points.length);
  return (
    <Section title={policiesWords.priority(words.fiscalYear(view.fiscalYear))} aside={said}>
      <Progress done={read} total={points.length} label={said} />
      {paper && others.length === 0 && <p class="hint">{policiesWords.from(paper)}</p>}
      <ul class="rows">
        {points.map((point) => (
          <PriorityPoint
            key={point.id}
            point={point}
            marks={view.marks[point.id]}
            showsPaper={others.length > 0}
          />
        ))}
      </ul>
      <p class="hint">{policyWords.stepsHint}</p>
    </Section>
  );
}

function Paper({ policy }: { policy: Policy }) {
  const meta = [policy.issuedOn && words.issuedOn(policy.issuedOn), policy.issuerTitle];
  return (
    <Disclosure
      summary={
        <>
          <span class="card-title" lang="ja">
            {policy.title}
          </span>
          <span class="card-meta">{policiesWords.paperMeta([policy.unit.name, ...meta])}</span>
        </>
      }
    >
      <div class="paper" lang="ja">
        {policy.sections.map((section, index) => (
          <section key={index}>
            <h3>
              {section.label} {section.heading}
            </h3>
            {section.text && <p class="as-written">{section.text}</p>}
            <Points points={section.points} />
          </section>
        ))}
      </div>
    </Disclosure>
  );
}

function Points({ points }: { points: PointView[] }) {
  if (points.length === 0) return null;
  return (
    <ul class="paper-points">
      {points.map((point) => (
        <li key={point.id}>
          <a href={`/points/${point.id}`}>
            <span class="paper-label">{point.label}</span>
            <span class="as-written">{point.text}</span>
          </a>
          <Points points={point.points} />
        </li>
      ))}
    </ul>
  );
}

function flatten(points: PointView[]): PointView[] {
  return points.flatMap((point) => [point, ...flatten(point.points)]);
}
