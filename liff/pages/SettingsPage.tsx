import { useSignal } from "@preact/signals";
import { Button } from "../components/Button.tsx";
import { Card } from "../components/Card.tsx";
import { Page } from "../components/Page.tsx";
import { Section } from "../components/Section.tsx";
import { useApp, useMe } from "../store/app.ts";
import { words } from "../text/index.ts";

/** 設定: who am I here, what the bot promises, and the way out. */
export default function SettingsPage() {
  const me = useMe();
  return (
    <Page title={words.settings.title} sub={me.city}>
      <Section title={words.settings.who}>
        <Card>
          <p class="card-title">{me.name}</p>
          <dl class="facts">
            <dt>{words.settings.staffNumber}</dt>
            <dd>{me.staffNumber}</dd>
            <dt>{words.settings.posts}</dt>
            <dd>
              <ul class="plain">
                {me.posts.map((post) => (
                  <li key={post.unit.id + post.title}>
                    {post.unit.name} {post.title}{" "}
                    <span class="tag">{post.isMain ? words.settings.main : words.settings.additional}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </dl>
        </Card>
      </Section>
      <Section title={words.settings.promise}>
        <Card>
          <ul class="bullets">
            {words.settings.promises.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Card>
      </Section>
      <Section title={words.settings.line}>
        <Unlink />
      </Section>
    </Page>
  );
}

function Unlink() {
  const { session, drafts, resources } = useApp();
  const me = useMe();
  const phase = useSignal<"closed" | "asking" | "busy" | "failed">("closed");

  async function unlink() {
    phase.value = "busy";
    const answer = await session.unlink();
    if (!answer.ok) {
      phase.value = "failed";
      return;
    }
    drafts.discardAllOf(me.staffNumber);
    resources.forgetAll();
  }

  return (
    <Card>
      <p>{words.settings.lineText}</p>
      {phase.value === "closed" ? (
        <Button
          look="outline"
          wide
          onPress={() => {
            phase.value = "asking";
          }}
        >
          {words.settings.unlink}
        </Button>
      ) : (
        <div role="alert" class="ask">
          <p class="card-title">
            {phase.value === "failed" ? words.settings.unlinkFailed : words.settings.unlinkSure}
          </p>
          <div class="pair">
            <Button
              look="outline"
              onPress={() => {
                phase.value = "closed";
              }}
            >
              {words.settings.cancel}
            </Button>
            <Button look="danger" busy={phase.value === "busy"} onPress={unlink}>
              {words.settings.unlinkYes}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}
