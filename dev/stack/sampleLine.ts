import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import { sampleLineUserId } from "../../db/sample/load.ts";
import { posts, staff, units } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../../worker/context.ts";
import { workingDayFrom } from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate, dayOfWeek } from "../../worker/domain/civilDate.ts";
import { nextRoundAfter } from "../../worker/domain/round.ts";
import { createRichMenuClient } from "../../worker/line/richMenus/client.ts";
import { publishMenus } from "../../worker/line/richMenus/publishMenus.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { createLineSimulator, type LineSimulator } from "../line/index.ts";
import { createPhone, type DaySuggestion, type PhoneMember, type TimeSuggestion } from "../phone/index.ts";
import { readPictures } from "../richMenus/pictures.ts";
import type { City } from "./city.ts";
import { openLocalDatabase } from "./database.ts";
import { recallDeliveries } from "./recallDeliveries.ts";
import { storiesOf } from "./stories.ts";
import type { WorkerVariables } from "./variables.ts";

/** LINE for the sample city: the simulator, and the phone to hold. */
export interface SampleLine {
  variables: WorkerVariables;
  phoneUrl: string;
  /** Points LINE at the city and opens the phone; `isFirst`: the city has just come into being. */
  connect(city: City, phone: { port: number; isFirst: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** Starts the LINE simulator with the channel of the variables. */
export async function startSampleLine(variables: WorkerVariables): Promise<SampleLine> {
  const simulator = await createLineSimulator({
    channelId: variables.LINE_CHANNEL_ID ?? "",
    channelSecret: variables.LINE_CHANNEL_SECRET ?? "",
    loginChannelId: variables.LINE_LOGIN_CHANNEL_ID ?? "",
    liffId: variables.LIFF_ID ?? "",
  });
  const closing: (() => unknown)[] = [() => simulator.close()];
  const line: SampleLine = {
    variables: { LINE_API_BASE_URL: simulator.url, LINE_LOGIN_BASE_URL: simulator.url },
    phoneUrl: "",
    async connect(city, options) {
      simulator.setWebhookUrl(`${city.url}/line/webhook`);
      simulator.setEndpointUrl(`${city.url}/`);
      const database = await openLocalDatabase(city.databaseUrl, variables.DATABASE_AUTH_TOKEN);
      closing.unshift(() => database.close());
      await showMenus(simulator, variables, { ...database.context, now: city.clock.now() });
      const phone = await openPhone({ simulator, city, context: database.context, variables }, options);
      closing.unshift(() => phone.close());
      line.phoneUrl = phone.url;
    },
    async close() {
      for (const close of closing) await close();
    },
  };
  return line;
}

/** Everybody gets the menu of their post, as `npm run admin -- richmenu` does it: the simulator forgets them at its end. */
async function showMenus(simulator: LineSimulator, variables: WorkerVariables, context: Context) {
  for (const { userId, name, linked } of await membersOf(context)) {
    simulator.addUser({ userId, name, friend: linked ?? true });
  }
  const client = createRichMenuClient({
    apiBaseUrl: simulator.url,
    channelId: variables.LINE_CHANNEL_ID ?? "",
    channelSecret: variables.LINE_CHANNEL_SECRET ?? "",
  });
  const outcome = await publishMenus(context, {
    client,
    liffId: variables.LIFF_ID ?? "",
    pictures: readPictures(),
    pause: () => sleep(0),
  });
  if (outcome.kind === "failed") throw new Error(`The rich menus could not be made (${outcome.step}).`);
}

interface Phoning {
  simulator: LineSimulator;
  city: City;
  context: Context;
  variables: WorkerVariables;
}

async function openPhone(
  { simulator, city, context, variables }: Phoning,
  { port, isFirst }: { port: number; isFirst: boolean },
) {
  const now = () => ({ ...context, now: city.clock.now() });
  const tick = async (instant: number) => {
    simulator.clock.setWall(instant);
    await city.tickAt(instant);
  };
  const stories = storiesOf(now, tick);
  await recallDeliveries(simulator, context);
  const first = isFirst ? await stories.firstMorning() : null;
  return createPhone({
    simulator,
    port,
    liffUrl: `${city.url}/`,
    tick,
    members: () => membersOf(now()),
    suggestions: () => suggestDays(now()),
    times: () => suggestTimes(now()),
    stories,
    firstHolder: first?.userId ?? (await stories.holder()),
    makePaper: (userId) => paperFor(now(), { userId, secret: variables.SESSION_SECRET ?? "" }),
  });
}

/** A new one-time code for whoever has this account and is not linked. */
async function paperFor(context: Context, { userId, secret }: { userId: string; secret: string }) {
  const people = await membersOf(context);
  const person = people.find((each) => each.userId === userId && !each.linked);
  if (!person) return null;
  const invited = await createInvite(context, { staffNumber: person.staffNumber, secret });
  return invited.kind === "created" ? { staffNumber: person.staffNumber, code: invited.code } : null;
}

/** Everybody with a post today; whoever is not linked has an account of their own to link from the phone. */
async function membersOf(context: Context): Promise<(PhoneMember & { staffNumber: string })[]> {
  const today = todayOf(context);
  const rows = await context.db
    .select({
      staffNumber: staff.staffNumber,
      lineUserId: staff.lineUserId,
      name: staff.name,
      title: posts.title,
      unit: units.name,
    })
    .from(posts)
    .innerJoin(staff, eq(staff.id, posts.staffId))
    .innerJoin(units, eq(units.id, posts.unitId))
    .where(
      and(
        eq(posts.isMain, true),
        lte(posts.validFrom, today),
        or(isNull(posts.validTo), gte(posts.validTo, today)),
      ),
    )
    .orderBy(staff.staffNumber);
  return rows.map(({ lineUserId, ...person }) => ({
    ...person,
    userId: lineUserId ?? sampleLineUserId(person.staffNumber),
    linked: lineUserId !== null,
  }));
}

/** Days on which something happens, counted from the day that the city has. */
async function suggestDays(context: Context): Promise<DaySuggestion[]> {
  const { settings, calendar } = await readSettings(context);
  const today = todayOf(context);
  const round = nextRoundAfter(today, calendar, settings);
  return [
    { day: workingDayFrom(calendar, nextMonday(today)), label: "次の月曜日（今週の重点事項）" },
    { day: round.opensOn, label: `第${round.quarter}四半期の進捗確認が始まる日` },
    { day: round.dueOn, label: `第${round.quarter}四半期の進捗確認の締切日` },
  ];
}

/** Times of a day at which more comes than in the morning. */
async function suggestTimes(context: Context): Promise<TimeSuggestion[]> {
  const { settings } = await readSettings(context);
  return [
    { time: "13:00", label: "昼（あとでにしたもの）" },
    { time: settings.overtimeHours.boardAt, label: "夕方の一覧" },
  ];
}

function nextMonday(today: CivilDate): CivilDate {
  return addDays(today, (8 - dayOfWeek(today)) % 7 || 7);
}
