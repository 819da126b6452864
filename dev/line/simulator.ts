import { createAnswer } from "./answer.ts";
import { type Core, createCore, type SimulatorOptions } from "./core.ts";
import { serve } from "./http.ts";
import type { IdTokenOverrides } from "./identity/idTokens.ts";
import type { Clock } from "./state/clock.ts";
import type { Faults } from "./state/faults.ts";
import type { Quota } from "./state/quota.ts";
import type { Rates } from "./state/rates.ts";
import type { Call, Delivery, Message, OccasionCount, TalkEntry, Violation } from "./state/records.ts";
import type { RichMenu } from "./state/richMenus.ts";
import type { LineUser } from "./state/users.ts";
import type { EventDraft } from "./webhook/events.ts";
import type { SendOptions, WebhookOutcome, WebhookSender } from "./webhook/sender.ts";

/** LINE on this machine: api.line.me and access.line.me at `url`, and the people who use it. */
export interface LineSimulator {
  readonly url: string;
  readonly options: SimulatorOptions;
  readonly bot: Core["bot"];
  readonly clock: Clock;
  readonly quota: Quota;
  readonly rates: Rates;
  readonly faults: Faults;
  readonly webhook: WebhookSender;
  readonly deliveries: Delivery[];
  readonly calls: Call[];
  readonly violations: Violation[];
  readonly tapLatencies: number[];

  setWebhookUrl(url: string): void;
  /** Where LIFF sends the browser after login; a LIFF's endpoint URL. */
  setEndpointUrl(url: string): void;

  addUser(user: { userId: string; name: string; friend: boolean }): LineUser;
  user(userId: string): LineUser | undefined;
  users(): LineUser[];
  /** The sends that arrived in one talk, oldest first. */
  inbox(userId: string): Delivery[];
  /** Puts messages of an earlier time (UTC ms) into a talk, as a phone that was never off would show them. */
  recall(userId: string, messages: Message[], wallAt: number): void;
  /** Both sides of a talk, oldest first. */
  talk(userId: string): TalkEntry[];
  richMenuOf(userId: string): RichMenu | null;
  /** How often each person was sent the same by push, multicast or broadcast; by default, the same messages. */
  messagesPerOccasion(occasionOf?: (delivery: Delivery) => string): OccasionCount[];

  send(drafts: EventDraft | EventDraft[], options?: SendOptions): Promise<WebhookOutcome>;
  follow(userId: string): Promise<WebhookOutcome>;
  unfollow(userId: string): Promise<WebhookOutcome>;
  text(userId: string, text: string): Promise<WebhookOutcome>;
  /** A tap; `displayText` appears in the talk as said by the person, `params` are those of a date picker. */
  postback(
    userId: string,
    data: string,
    tap?: { displayText?: string; params?: Record<string, string> },
  ): Promise<WebhookOutcome>;

  /** Chooses who is at the browser for the next logins; null refuses consent. */
  loginAs(userId: string | null): void;
  issueIdToken(userId: string, overrides?: IdTokenOverrides): Promise<string>;
  rotateKey(): Promise<void>;

  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Starts a simulator on 127.0.0.1. */
export async function createLineSimulator(options: SimulatorOptions): Promise<LineSimulator> {
  const core = await createCore(options);
  const server = await serve(createAnswer(core), options.port ?? 0);
  const { clock, users, records, webhook, richMenus, logins, idTokens } = core;
  const from = (userId: string) => ({ source: { type: "user", userId } });

  return {
    url: server.url,
    options,
    bot: core.bot,
    clock,
    quota: core.quota,
    rates: core.rates,
    faults: core.faults,
    webhook,
    deliveries: records.deliveries,
    calls: records.calls,
    violations: records.violations,
    tapLatencies: records.tapLatencies,

    setWebhookUrl: (url) => {
      webhook.url = url;
    },
    setEndpointUrl: (url) => {
      core.endpointUrl = url;
    },

    addUser(user) {
      const added = users.add(user);
      records.changed();
      return added;
    },
    user: users.get,
    users: users.all,
    inbox: (userId) => records.deliveries.filter((delivery) => delivery.userId === userId),
    recall: records.recall,
    talk: records.talk,
    richMenuOf: richMenus.shownTo,
    messagesPerOccasion: records.messagesPerOccasion,

    send: webhook.send,
    follow(userId) {
      const follow = users.befriend(userId);
      records.changed();
      return webhook.send({ type: "follow", ...from(userId), follow });
    },
    unfollow(userId) {
      users.block(userId);
      records.changed();
      return webhook.send({ type: "unfollow", ...from(userId) });
    },
    text(userId, text) {
      users.wrote(userId);
      records.say(userId, text, clock.wall());
      const message = { type: "text", id: String(clock.now()), quoteToken: `q${clock.now()}`, text };
      return webhook.send({ type: "message", ...from(userId), message });
    },
    postback(userId, data, { displayText, params } = {}) {
      users.wrote(userId);
      if (displayText !== undefined) records.say(userId, displayText, clock.wall());
      const postback = params === undefined ? { data } : { data, params };
      return webhook.send({ type: "postback", ...from(userId), postback });
    },

    loginAs: (userId) => {
      logins.person = userId;
    },
    issueIdToken: idTokens.issue,
    rotateKey: idTokens.rotateKey,

    onChange: records.onChange,
    async close() {
      webhook.stop();
      await server.close();
    },
  };
}
