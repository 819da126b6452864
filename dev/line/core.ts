import { createIdTokens, type IdTokens } from "./identity/idTokens.ts";
import { createLogins, type Logins } from "./identity/logins.ts";
import { type ChannelTokens, createChannelTokens } from "./state/channelTokens.ts";
import { type Clock, createClock } from "./state/clock.ts";
import { createFaults, type Faults } from "./state/faults.ts";
import { createQuota, type Quota } from "./state/quota.ts";
import { createRates, type Rates } from "./state/rates.ts";
import { createRecords, type Records } from "./state/records.ts";
import { createReplyTokens, type ReplyTokens } from "./state/replyTokens.ts";
import { createRetryKeys, type RetryKeys } from "./state/retryKeys.ts";
import { createRichMenus, type RichMenus } from "./state/richMenus.ts";
import { createUsers, type Users } from "./state/users.ts";
import { createWebhookSender, type WebhookSender } from "./webhook/sender.ts";

export interface SimulatorOptions {
  /** 0 (the default) takes any free port of 127.0.0.1. */
  port?: number;
  channelId: string;
  channelSecret: string;
  loginChannelId: string;
  loginChannelSecret?: string;
  liffId: string;
  /** Where the bot listens; can be set later. */
  webhookUrl?: string;
  /** Where the mini-app lives; can be set later. */
  endpointUrl?: string;
  /** A channel access token from the console, accepted beside those issued. */
  channelAccessToken?: string;
  botName?: string;
  /** Messages a month; null is without limit. Default 5,000. */
  quota?: number | null;
  /** UTC milliseconds; default the computer's clock. */
  now?: () => number;
}

/** All the state of one simulator; routes read and change it. */
export interface Core {
  options: SimulatorOptions;
  bot: { userId: string; basicId: string; displayName: string };
  endpointUrl: string;
  clock: Clock;
  users: Users;
  records: Records;
  retryKeys: RetryKeys;
  replyTokens: ReplyTokens;
  quota: Quota;
  rates: Rates;
  faults: Faults;
  channelTokens: ChannelTokens;
  idTokens: IdTokens;
  logins: Logins;
  richMenus: RichMenus;
  webhook: WebhookSender;
  violate(rule: Records["violations"][number]["rule"], detail: string): void;
}

const BOT_USER_ID = `U${"b0".repeat(16)}`;
const DEFAULT_QUOTA = 5000;

export async function createCore(options: SimulatorOptions): Promise<Core> {
  const clock = createClock(options.now);
  const users = createUsers(clock.now);
  const records = createRecords();
  const replyTokens = createReplyTokens(clock.now);
  const longLived = new Map(
    options.channelAccessToken === undefined ? [] : [[options.channelAccessToken, options.channelId]],
  );
  return {
    options,
    bot: { userId: BOT_USER_ID, basicId: "@simulator", displayName: options.botName ?? "進捗だより" },
    endpointUrl: options.endpointUrl ?? "http://127.0.0.1/",
    clock,
    users,
    records,
    replyTokens,
    retryKeys: createRetryKeys(clock.now),
    quota: createQuota(clock.wall, options.quota === undefined ? DEFAULT_QUOTA : options.quota),
    rates: createRates(clock.now),
    faults: createFaults(),
    channelTokens: createChannelTokens(clock.now, longLived),
    idTokens: await createIdTokens({
      loginChannelId: options.loginChannelId,
      hs256Secret: options.loginChannelSecret ?? options.channelSecret,
      nameOf: (userId) => users.get(userId)?.name,
    }),
    logins: createLogins(clock.now),
    richMenus: createRichMenus(),
    webhook: createWebhookSender({
      url: options.webhookUrl ?? null,
      botUserId: BOT_USER_ID,
      channelSecret: options.channelSecret,
      clock,
      replyTokens,
    }),
    violate: (rule, detail) => {
      records.violations.push({ rule, detail, at: clock.now() });
      records.changed();
    },
  };
}
