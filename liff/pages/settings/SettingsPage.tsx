import { Card, CardLink } from "../../components/Card.tsx";
import { Page } from "../../components/Page.tsx";
import { Section } from "../../components/Section.tsx";
import { useMe } from "../../store/app.ts";
import { settingsWords as words } from "../../text/pages/settings.ts";
import { Absences } from "./Absences.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { LogOut } from "./LogOut.tsx";
import { Sessions } from "./Sessions.tsx";
import { Unlink } from "./Unlink.tsx";

/** 設定: who am I here, what the bot promises, the days on which it is silent, where one is signed in, and the ways out. */
export default function SettingsPage() {
  const me = useMe();
  return (
    <Page title={words.title} sub={me.city}>
      <Section title={words.who}>
        <Card>
          <p class="card-title">{me.name}</p>
          <dl class="facts">
            <dt>{words.staffNumber}</dt>
            <dd>{me.staffNumber}</dd>
            <dt>{words.posts}</dt>
            <dd>
              <ul class="plain">
                {me.posts.map((post) => (
                  <li key={post.unit.id + post.title}>
                    {post.unit.name} {post.title}{" "}
                    <span class="tag">{post.isMain ? words.main : words.additional}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </dl>
          <LogOut />
        </Card>
      </Section>
      <Section title={words.calls}>
        <SettingsLink href="/promise" {...words.promise} />
        {me.posts.length > 0 && <SettingsLink href="/settings/calendar" {...words.calendar} />}
        {me.posts.length > 0 && <Absences />}
      </Section>
      {me.isAdmin && (
        <Section title={words.admin}>
          <SettingsLink href="/admin/deliveries" {...words.deliveries} />
          <SettingsLink href="/admin/settings" {...words.rules} />
          <SettingsLink href="/admin/invites" {...words.invites} />
        </Section>
      )}
      <Section title={words.sessions.title}>
        <Sessions />
      </Section>
      <Section title={words.language}>
        <LanguageChoice />
        <p class="hint">{words.languageText}</p>
      </Section>
      <Section title={words.line}>
        <Unlink />
      </Section>
    </Page>
  );
}

function SettingsLink({ href, title, text }: { href: string; title: string; text: string }) {
  return (
    <CardLink href={href}>
      <span class="card-title">{title}</span>
      <span class="card-text">{text}</span>
    </CardLink>
  );
}
