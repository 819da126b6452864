import { Answer } from "../../components/Answer.tsx";
import { NavBar } from "../../components/NavBar.tsx";
import NavPerson from "../../components/NavPerson.tsx";
import { Opening } from "../../components/Opening.tsx";
import { Page } from "../../components/Page.tsx";
import { componentWords } from "../../text/pages/components.ts";
import type { Entry } from "./entry.ts";

/** What stands around everything. */
export function pageEntries(): Entry[] {
  const { when, states, sample } = componentWords;
  const retry = () => {};
  return [
    {
      file: "Answer",
      when: when.Answer,
      states: [
        [
          states.busy,
          <Answer answer={{ state: { phase: "loading" }, retry }} bones={[3, 2]}>
            {() => null}
          </Answer>,
        ],
        [
          states.error,
          <Answer answer={{ state: { phase: "failed", failure: { kind: "server" } }, retry }}>
            {() => null}
          </Answer>,
        ],
        [
          states.filled,
          <Answer answer={{ state: { phase: "ready", value: sample.text }, retry }}>
            {(text) => <p>{text}</p>}
          </Answer>,
        ],
      ],
    },
    {
      file: "Page",
      when: when.Page,
      states: [
        [
          states.filled,
          <div class="gallery-frame">
            <Page
              title={sample.heading}
              sub={sample.unit}
              back="#Page"
              aside={<span class="pill">{sample.aside}</span>}
            >
              <p>{sample.text}</p>
            </Page>
          </div>,
        ],
      ],
    },
    {
      file: "Opening",
      when: when.Opening,
      states: [
        [
          states.busy,
          <div class="gallery-frame">
            <Opening />
          </div>,
        ],
      ],
    },
    {
      file: "NavBar",
      when: when.NavBar,
      states: [
        [
          states.filled,
          <div class="gallery-frame gallery-bar">
            <NavBar />
          </div>,
        ],
      ],
    },
    {
      file: "NavPerson",
      when: when.NavPerson,
      states: [[states.filled, <NavPerson />]],
    },
  ];
}
