import { LayoutGrid, TriangleAlert } from "lucide";
import { useLocation } from "preact-iso/router";
import type { DutyView, Home, Me } from "../../worker/domain/views.ts";
import { Answer } from "../components/Answer.tsx";
import { Banner } from "../components/Banner.tsx";
import { CardLink } from "../components/Card.tsx";
import { DoneArt } from "../components/DoneArt.tsx";
import { Icon } from "../components/Icon.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { PointDutyCard } from "../components/PointDutyCard.tsx";
import { ReportDutyCard } from "../components/ReportDutyCard.tsx";
import { ReviewDutyCard } from "../components/ReviewDutyCard.tsx";
import { Section } from "../components/Section.tsx";
import { SimpleDutyCard } from "../components/SimpleDutyCard.tsx";
import { WaitingCard } from "../components/WaitingCard.tsx";
import { useApp, useMe, useQuery } from "../store/app.ts";
import { groupDuties } from "../store/dutyGroups.ts";
import type { Loaded } from "../store/resources.ts";
import { words } from "../text/index.ts";
import { postName } from "../text/postName.ts";
import { Later } from "./Later.tsx";

/** やること: open duties, most urgent first. */
export default function HomePage() {
  const me = useMe();
  const { queries } = useApp();
  const { query } = useLocation();
  const answer = useQuery(queries.home());
  const post = me.posts[0];
  return (
    <Page
      title={words.home.title}
      sub={
        <>
          {post && <span>{postName(post.unit.name, post.title)}</span>}
          <span>{words.day(me.today)}</span>
        </>
      }
      aside={<span class="pill">{words.fiscalYear(me.fiscalYear)}</span>}
    >
      {"linked" in query && (
        <Banner look="good" live>
          <strong>{words.link.linked}</strong>
          <br />
          {words.link.linkedText(me.name)}
          <br />
          <a class="text-button" href="/promise">
            {words.home.promise}
          </a>
        </Banner>
      )}
      <UnsentCard me={me} />
      <Answer answer={answer} bones={[12, 9]}>
        {(home) => <Duties home={home} />}
      </Answer>
      {me.oversees
        .filter(({ id }) => !isLinked(answer.state, id))
        .map((department) => (
          <CardLink
            key={department.id}
            href={`/departments/${department.id}`}
            lead={
              <span class="lead-icon">
                <Icon of={LayoutGrid} />
              </span>
            }
          >
            <span class="card-title">{words.home.departmentTitle(department.name)}</span>
            <span class="card-text">{words.home.departmentText}</span>
          </CardLink>
        ))}
      <Later load={() => import("./home/WaysIn.tsx")} />
    </Page>
  );
}

/** Whether the list of a department is linked already, beside those who are waited for. */
function isLinked(state: Loaded<Home>, departmentId: string): boolean {
  return (
    state.phase === "ready" &&
    state.value.waiting.some(({ lead, hasList }) => hasList && lead.id === departmentId)
  );
}

function Duties({ home }: { home: Home }) {
  const point = home.thisWeeksPoint;
  // The point of the week has its own place below, whether or not it is also a duty.
  const duties = home.duties.filter((duty) => duty.kind !== "read" || duty.point.id !== point?.id);
  const isAsked = duties.length < home.duties.length;
  const isDone = duties.length === 0 && (point === null || point.readAt !== null);
  return (
    <>
      {isDone && (
        <Notice art={<DoneArt />} title={words.home.doneTitle} text={words.home.doneText}>
          <p class="hint">{words.home.nextRound(home.nextRoundOpensOn)}</p>
          <a class="text-button" href="/promise">
            {words.home.promise}
          </a>
        </Notice>
      )}
      {groupDuties(duties, home.today).map((group) => (
        <Section
          key={group.name}
          title={words.home.groups[group.name]}
          aside={words.count(group.duties.length)}
        >
          {group.duties.map((duty) => (
            <Duty key={duty.key} duty={duty} home={home} />
          ))}
        </Section>
      ))}
      {home.reviewNews.map(({ unit, goalId, count }) => (
        <a key={unit.id} class="text-button" href={`/units/${unit.id}/goals/${goalId}`}>
          {words.home.reviewNews(unit.name, count)}
        </a>
      ))}
      {home.waiting.length > 0 && (
        <Section title={words.home.waiting}>
          {home.waiting.map((waiting) => (
            <WaitingCard key={waiting.lead.id} waiting={waiting} />
          ))}
        </Section>
      )}
      {point && (
        <Section title={words.home.weeksPoint}>
          <PointDutyCard point={point} isDuty={isAsked} />
        </Section>
      )}
    </>
  );
}

function Duty({ duty, home }: { duty: DutyView; home: Home }) {
  switch (duty.kind) {
    case "report":
      return <ReportDutyCard duty={duty} today={home.today} />;
    case "read":
      return <PointDutyCard point={duty.point} isDuty />;
    case "review":
    case "question":
      return <ReviewDutyCard duty={duty} />;
    case "trouble":
      return <LaterTrouble key={JSON.stringify(duty.trouble)} trouble={duty.trouble} />;
    case "overtime":
    case "deadline":
      return <SimpleDutyCard duty={duty} today={home.today} />;
  }
}

function UnsentCard({ me }: { me: Me }) {
  const { drafts } = useApp();
  const unsent = drafts.unsentOf(me.staffNumber);
  const first = unsent[0]?.place;
  if (!first) return null;
  return (
    <CardLink
      href={`/units/${first.unitId}/goals/${first.goalId}`}
      urgent
      lead={
        <span class="lead-icon warn">
          <Icon of={TriangleAlert} />
        </span>
      }
    >
      <span class="card-title">{words.home.unsentTitle(unsent.length)}</span>
      <span class="card-text">{words.home.unsentText}</span>
    </CardLink>
  );
}

/** Few are administrators, and few of their days have trouble: its card comes when it is needed. */
function LaterTrouble({ trouble }: Pick<Extract<DutyView, { kind: "trouble" }>, "trouble">) {
  const load = async () => {
    const { TroubleDutyCard } = await import("../components/TroubleDutyCard.tsx");
    return { default: () => <TroubleDutyCard trouble={trouble} /> };
  };
  return <Later load={load} />;
}
