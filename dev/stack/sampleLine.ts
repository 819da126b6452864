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
import { readSettings } from "../../worker/settings/readSettings.ts";
import { createLineSimulator, type LineSimulator } from "../line/index.ts";
import { createPhone, type DaySuggestion, type PhoneMember } from "../phone/index.ts";
import { readPictures } from "../richMenus/pictures.ts";
import type { City } from "./city.ts";
import { openLocalDatabase } from "./database.ts";
import type { WorkerVariables } from "./variables.ts";

/** LINE for the sample city: the simulator, and the phone to hold. */
export interface SampleLine {
  variables: WorkerVariables;
  phoneUrl: string;
  /** Points LINE at the city and opens the phone. */
  connect(city: City, phonePort: number): Promise<void>;
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
    async connect(city, phonePort) {
      simulator.setWebhookUrl(`${city.url}/line/webhook`);
      simulator.setEndpointUrl(`${city.url}/`);
      const database = await openLocalDatabase(city.databaseUrl, variables.DATABASE_AUTH_TOKEN);
      closing.unshift(() => database.close());
      await showMenus(simulator, variables, { ...database.context, now: city.clock.now() });
      const phone = await openPhone(simulator, city, database.context, phonePort);
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

async function openPhone(simulator: LineSimulator, city: City, context: Context, port: number) {
  return createPhone({
    simulator,
    port,
    liffUrl: `${city.url}/`,
    tick: (instant) => city.tickAt(instant),
    members: () => membersOf({ ...context, now: city.clock.now() }),
    suggestions: await suggestDays({ ...context, now: city.clock.now() }),
  });
}

/** Everybody with a post today; whoever is not linked has an account of their own to link from the phone. */
async function membersOf(context: Context): Promise<PhoneMember[]> {
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
  return rows.map(({ staffNumber, lineUserId, ...person }) => ({
    ...person,
    userId: lineUserId ?? sampleLineUserId(staffNumber),
    linked: lineUserId !== null,
  }));
}

/** Days on which something happens, counted from today. */
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

function nextMonday(today: CivilDate): CivilDate {
  return addDays(today, (8 - dayOfWeek(today)) % 7 || 7);
}
