import { useRoute } from "preact-iso/router";
import type { ServedPointPage } from "../../worker/domain/policyViews.ts";
import type { PointView } from "../../worker/domain/views.ts";
import { Answer } from "../components/Answer.tsx";
import { Card } from "../components/Card.tsx";
import { ConfirmReading } from "../components/ConfirmReading.tsx";
import { Page } from "../components/Page.tsx";
import { useApp, useQuery } from "../store/app.ts";
import { words } from "../text/index.ts";
import { policiesWords } from "../text/pages/policies.ts";
import { policyWords } from "../text/pages/policy.ts";
import { MarkSteps } from "./policy/MarkSteps.tsx";
import { Counts, Serving } from "./policy/Serving.tsx";
import { useOpening } from "./policy/useOpening.ts";
import "../styles/coverage.css";

/** One point: its words as written, where they stand, the button that says they were read, and the goals that serve it. */
export default function PointPage() {
  const { params } = useRoute();
  const { queries } = useApp();
  const answer = useQuery(queries.point(params.pointId ?? ""));
  return (
    <Page title={policiesWords.pointTitle} back="/policies">
      <Answer answer={answer} bones={[14]}>
        {(view) => <Point key={view.point.id} view={view} />}
      </Answer>
    </Page>
  );
}

function Point({ view }: { view: ServedPointPage }) {
  const { point, section, policy } = view;
  const end = useOpening(view);
  const meta = [policy.issuedOn && words.issuedOn(policy.issuedOn), policy.issuerTitle];
  // Without a short form of its own a point shows the beginning of its text, which stands below anyway.
  const hasShortForm = !point.text.startsWith(point.shortForm.replace(/…$/, ""));
  return (
    <>
      <Card>
        <p class="card-meta" lang="ja">
          {policy.title}　{point.path}
        </p>
        {hasShortForm && (
          <h2 class="point-short" lang="ja">
            {point.shortForm}
          </h2>
        )}
        <h3 class="point-section" lang="ja">
          {section.label} {section.heading}
        </h3>
        <blockquote class="point-text" lang="ja">
          <PointWords point={point} />
        </blockquote>
        <p class="card-meta" ref={end}>
          {policiesWords.paperMeta(meta)}
        </p>
        <MarkSteps marks={view.marks} readAt={point.readAt} />
        <p class="hint">{policyWords.stepsHint}</p>
        <ConfirmReading pointId={point.id} readAt={point.readAt} />
        {point.readAt !== null && (
          <p class="hint">{policiesWords.confirmedAt(words.instant(point.readAt))}</p>
        )}
      </Card>
      <Serving goals={view.serving} />
      {view.counts && <Counts counts={view.counts} />}
      <p class="center">
        <a class="text-button" href="/policies">
          {policiesWords.toAll}
        </a>
      </p>
    </>
  );
}

function PointWords({ point }: { point: PointView }) {
  return (
    <>
      <p class="as-written">
        <span class="paper-label">{point.label}</span> {point.text}
      </p>
      {point.points.length > 0 && (
        <ul>
          {point.points.map((each) => (
            <li key={each.id}>
              <PointWords point={each} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
