import { Check, TriangleAlert } from "lucide";
import { Banner } from "../../components/Banner.tsx";
import { Button, ButtonLink, type ButtonLook } from "../../components/Button.tsx";
import { Card, CardLink } from "../../components/Card.tsx";
import { Disclosure } from "../../components/Disclosure.tsx";
import { DoneArt } from "../../components/DoneArt.tsx";
import { ErrorState } from "../../components/ErrorState.tsx";
import { GradeMark, SilenceMark } from "../../components/GradeMark.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Progress } from "../../components/Progress.tsx";
import { Section } from "../../components/Section.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { UnitSwitch } from "../../components/UnitSwitch.tsx";
import type { Failure } from "../../failure.ts";
import { componentWords } from "../../text/pages/components.ts";
import type { Entry } from "./entry.ts";
import { grades, otherUnit, unit } from "./sampleThings.ts";

const LOOKS: ButtonLook[] = ["primary", "outline", "soft", "quiet", "danger"];
const FAILURES: Failure[] = [
  { kind: "offline" },
  { kind: "signedOut", reason: "" },
  { kind: "forbidden", reason: "" },
  { kind: "notFound", reason: "", message: "" },
  { kind: "server" },
];

/** What every page is made of. */
export function partEntries(): Entry[] {
  const { when, states, sample } = componentWords;
  return [
    {
      file: "Button",
      when: when.Button,
      states: [
        ...LOOKS.map((look): Entry["states"][number] => [look, <Button look={look}>{sample.press}</Button>]),
        [states.busy, <Button busy>{sample.busy}</Button>],
        [states.wide, <Button wide>{sample.press}</Button>],
        [states.long, <Button look="outline">{sample.long}</Button>],
        [states.link, <ButtonLink href="#Button">{sample.press}</ButtonLink>],
      ],
    },
    {
      file: "Card",
      when: when.Card,
      states: [
        [states.plain, <Card>{sample.text}</Card>],
        [states.urgent, <Card urgent>{sample.text}</Card>],
        [
          states.link,
          <CardLink href="#Card">
            <span class="card-title">{sample.goal}</span>
            <span class="card-text">{sample.text}</span>
          </CardLink>,
        ],
        [
          states.long,
          <CardLink href="#Card" urgent>
            <span class="card-title">{sample.long}</span>
          </CardLink>,
        ],
      ],
    },
    {
      file: "Section",
      when: when.Section,
      states: [
        [
          states.filled,
          <Section title={sample.heading} aside={sample.aside}>
            <Card>{sample.text}</Card>
          </Section>,
        ],
      ],
    },
    {
      file: "Banner",
      when: when.Banner,
      states: [
        ...(["info", "good", "warn", "offline"] as const).map((look): Entry["states"][number] => [
          look,
          <Banner look={look}>{sample.text}</Banner>,
        ]),
        [
          states.action,
          <Banner look="warn" action={<Button>{sample.press}</Button>}>
            {sample.long}
          </Banner>,
        ],
      ],
    },
    {
      file: "Notice",
      when: when.Notice,
      states: [
        [states.plain, <Notice title={sample.heading} text={sample.text} />],
        [
          states.action,
          <Notice title={sample.heading} text={sample.text}>
            <Button look="outline">{sample.press}</Button>
          </Notice>,
        ],
      ],
    },
    { file: "DoneArt", when: when.DoneArt, states: [[states.plain, <DoneArt />]] },
    {
      file: "ErrorState",
      when: when.ErrorState,
      states: FAILURES.map((failure) => [failure.kind, <ErrorState failure={failure} onRetry={() => {}} />]),
    },
    { file: "Skeleton", when: when.Skeleton, states: [[states.busy, <Skeleton rows={[4, 2]} />]] },
    {
      file: "Disclosure",
      when: when.Disclosure,
      states: [
        [states.closed, <Disclosure summary={sample.heading}>{sample.text}</Disclosure>],
        [
          states.open,
          <Disclosure summary={sample.long} aside={sample.aside} open>
            {sample.text}
          </Disclosure>,
        ],
      ],
    },
    {
      file: "Progress",
      when: when.Progress,
      states: [
        [states.empty, <Progress done={0} total={10} label={sample.heading} />],
        [states.filled, <Progress done={6} total={10} label={sample.heading} />],
        [states.long, <Progress done={21} total={60} label={sample.heading} />],
      ],
    },
    {
      file: "GradeMark",
      when: when.GradeMark,
      states: [
        [
          states.filled,
          <span class="gallery-marks">
            {grades.map((grade) => (
              <GradeMark key={grade.id} grade={grade} />
            ))}
          </span>,
        ],
        [states.empty, <SilenceMark />],
      ],
    },
    {
      file: "Icon",
      when: when.Icon,
      states: [
        [
          states.plain,
          <span class="gallery-marks">
            <Icon of={Check} /> <Icon of={TriangleAlert} size={20} />
          </span>,
        ],
      ],
    },
    {
      file: "UnitSwitch",
      when: when.UnitSwitch,
      states: [
        [
          states.filled,
          <UnitSwitch
            label={sample.heading}
            units={[unit, otherUnit]}
            current={unit.id}
            hrefOf={() => "#UnitSwitch"}
          />,
        ],
      ],
    },
  ];
}
