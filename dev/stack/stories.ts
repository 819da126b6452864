// The moments of a city that a newcomer wants to see, each with one press: who holds the phone, when it is, and whatever
// must have been done by others before.
import { and, eq, exists, gte, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { sampleLineUserId } from "../../db/sample/load.ts";
import { posts, staff } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../../worker/context.ts";
import {
  type Calendar,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workingDayFrom,
} from "../../worker/domain/calendar.ts";
import {
  addDays,
  type CivilDate,
  dayOfWeek,
  tokyoInstant,
  tokyoMinutes,
} from "../../worker/domain/civilDate.ts";
import { nextRoundAfter } from "../../worker/domain/round.ts";
import { minutesOfTime } from "../../worker/domain/timeOfDay.ts";
import { applyForOrder } from "../../worker/overtime/applyForOrder.ts";
import { decideOrders } from "../../worker/overtime/decideOrders.ts";
import { newestOrders } from "../../worker/overtime/orderRows.ts";
import { callerOfStaff } from "../../worker/people/callerOf.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import type { Story, ToldStory } from "../phone/index.ts";

const MORNING = 8 * 60 + 30;
const ASKED_AT = 15 * 60;
const MOST_WHO_STAY = 2;
const TASKS = ["証明書の発行件数の集計", "窓口案内の資料づくり"] as const;

interface Person {
  staffId: string;
  staffNumber: string;
  unitId: string;
}

/** Who plays a part: the first section with a chief and members who use LINE, and somebody who does not yet. */
interface Cast {
  chief: Person;
  members: Person[];
  unlinked: Person | null;
}

export interface Stories {
  list(): Promise<Story[]>;
  /** Makes it so. Null where there is no such story, or nobody to play it. */
  tell(key: string): Promise<ToldStory | null>;
  /** Who holds the phone where nobody has been chosen; undefined in a city without people. */
  holder(): Promise<string | undefined>;
  /** The morning on which the city's newest weekly point came, with whom to hand the phone to. */
  firstMorning(): Promise<ToldStory | null>;
}

/** Stories from the day that the city has when each is told. */
export function storiesOf(contextNow: () => Context, tick: (instant: number) => Promise<void>): Stories {
  const told = async (instant: number, person: Person): Promise<ToldStory> => {
    await tick(instant);
    return { userId: sampleLineUserId(person.staffNumber) };
  };

  const tellers: Record<string, { label: string; tell(scene: Scene): Promise<ToldStory | null> }> = {
    quarter: {
      label: "四半期の進捗確認が始まる朝（課長）",
      async tell({ context, cast, calendar, settings }) {
        const { opensOn } = nextRoundAfter(todayOf(context), calendar, settings);
        return told(tokyoInstant(opensOn, MORNING), cast.chief);
      },
    },
    evening: {
      label: "夕方の命令（課長）",
      async tell({ context, cast, calendar, settings }) {
        const { boardAt } = settings.overtimeHours;
        const today = todayOf(context);
        const isBefore = isWorkingDay(calendar, today) && tokyoMinutes(context.now) < ASKED_AT;
        const day = isBefore ? today : nextWorkingDay(calendar, today);
        for (const [index, member] of cast.members.entries())
          await askToStay(context, { member, day, index });
        return told(tokyoInstant(day, minutesOfTime(boardAt)), cast.chief);
      },
    },
    nextMorning: {
      label: "次の朝、終わりを確かめる（職員）",
      async tell({ context, cast, calendar, settings }) {
        const today = todayOf(context);
        const isOver = tokyoMinutes(context.now) >= minutesOfTime(settings.overtimeHours.boardAt);
        const evening = isWorkingDay(calendar, today) && isOver ? today : previousWorkingDay(calendar, today);
        const [member] = cast.members;
        if (!member) return null;
        for (const [index, each] of cast.members.entries())
          await askToStay(context, { member: each, day: evening, index });
        await orderAll(context, { chief: cast.chief, day: evening });
        return told(tokyoInstant(nextWorkingDay(calendar, evening), MORNING), member);
      },
    },
    unlinked: {
      label: "まだ連携していない職員",
      tell: async ({ cast }) =>
        cast.unlinked ? { userId: sampleLineUserId(cast.unlinked.staffNumber) } : null,
    },
  };

  return {
    async list() {
      const cast = await castOf(contextNow());
      return cast ? Object.entries(tellers).map(([key, { label }]) => ({ key, label })) : [];
    },
    async tell(key) {
      const teller = Object.hasOwn(tellers, key) ? tellers[key] : undefined;
      const scene = await sceneOf(contextNow());
      return teller && scene ? teller.tell(scene) : null;
    },
    async holder() {
      const cast = await castOf(contextNow());
      return cast ? sampleLineUserId(cast.chief.staffNumber) : undefined;
    },
    async firstMorning() {
      const scene = await sceneOf(contextNow());
      if (!scene) return null;
      const today = todayOf(scene.context);
      const monday = addDays(today, -((dayOfWeek(today) + 6) % 7));
      const first = workingDayFrom(scene.calendar, monday);
      const day = first <= today ? first : workingDayFrom(scene.calendar, addDays(monday, -7));
      return told(tokyoInstant(day, MORNING), scene.cast.chief);
    },
  };
}

interface Scene {
  context: Context;
  cast: Cast;
  calendar: Calendar;
  settings: Awaited<ReturnType<typeof readSettings>>["settings"];
}

async function sceneOf(context: Context): Promise<Scene | null> {
  const [cast, { calendar, settings }] = await Promise.all([castOf(context), readSettings(context)]);
  return cast ? { context, cast, calendar, settings } : null;
}

async function castOf(context: Context): Promise<Cast | null> {
  const { db } = context;
  const today = todayOf(context);
  const isHeld = (post: typeof posts) =>
    and(lte(post.validFrom, today), or(isNull(post.validTo), gte(post.validTo, today)));
  const member = alias(posts, "member");
  const person = { staffId: staff.id, staffNumber: staff.staffNumber, unitId: posts.unitId };
  const people = () => db.select(person).from(posts).innerJoin(staff, eq(staff.id, posts.staffId));
  const isMain = eq(posts.isMain, true);
  const [chief] = await people()
    .where(
      and(
        isMain,
        eq(posts.role, "chief"),
        isHeld(posts),
        isNotNull(staff.lineUserId),
        exists(
          db
            .select({ one: sql`1` })
            .from(member)
            .where(and(eq(member.unitId, posts.unitId), eq(member.role, "member"), isHeld(member as never))),
        ),
      ),
    )
    .orderBy(staff.staffNumber)
    .limit(1);
  if (!chief) return null;
  const members = await people()
    .where(
      and(
        isMain,
        eq(posts.role, "member"),
        eq(posts.unitId, chief.unitId),
        isHeld(posts),
        isNotNull(staff.lineUserId),
      ),
    )
    .orderBy(staff.staffNumber)
    .limit(MOST_WHO_STAY);
  const [unlinked] = await people()
    .where(and(isMain, isHeld(posts), isNull(staff.lineUserId)))
    .orderBy(staff.staffNumber)
    .limit(1);
  return { chief, members, unlinked: unlinked ?? null };
}

/** Asks for an evening in the afternoon of the day; whoever has asked already stays with that. */
async function askToStay(
  context: Context,
  { member, day, index }: { member: Person; day: CivilDate; index: number },
): Promise<void> {
  const found = await callerOfStaff(context, member.staffId, member.unitId);
  if (!found) return;
  const actor = { kind: "staff", staffId: member.staffId } as const;
  await applyForOrder({ ...context, now: tokyoInstant(day, ASKED_AT), actor }, found.caller, {
    input: {
      submissionKey: `story-${day}-${member.staffNumber}`,
      day,
      from: "17:15",
      until: "19:00",
      breakMinutes: 0,
      task: TASKS[index % TASKS.length] ?? TASKS[0],
      purpose: { kind: "reason", key: "peak" },
    },
    channel: "liff",
  });
}

/** The chief orders what waits on a day. */
async function orderAll(context: Context, { chief, day }: { chief: Person; day: CivilDate }): Promise<void> {
  const found = await callerOfStaff(context, chief.staffId, chief.unitId);
  if (!found) return;
  const rows = await newestOrders(context.db, sql`o.day = ${day} AND o.unit_id = ${chief.unitId}`);
  const waiting = rows.filter(({ state }) => state === "applied");
  if (waiting.length === 0) return;
  const actor = { kind: "staff", staffId: chief.staffId } as const;
  const at = { ...context, now: tokyoInstant(day, 17 * 60), actor };
  await decideOrders(at, found.caller, {
    unitId: chief.unitId,
    input: {
      submissionKey: `story-orders-${day}`,
      decisions: waiting.map(({ orderId, version }) => ({
        orderId,
        baseVersion: version,
        decision: { kind: "order" },
      })),
    },
    channel: "liff",
  });
}
