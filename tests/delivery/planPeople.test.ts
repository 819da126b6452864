import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { absences, nudges, posts, settings, snoozes, staff, unitHours } from "../../db/schema/index.ts";
import { planDay } from "../../worker/delivery/planDay.ts";
import { reportDutyKey } from "../../worker/domain/duty.ts";
import { openDutiesOf } from "../../worker/duties/openDuties.ts";
import { record } from "../reports/writing.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

const { residentsChief, residentsMember, communityChief, civicDirector, planningChief } = CITY.staff;
const cards = { liffId: "1650000002-AbCdEfGh", content: "published" as const };
const residentsDuty = reportDutyKey(CITY.round, CITY.units.residents);
let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
  await scene.db.run("UPDATE points SET is_priority = 0");
});
afterEach(() => scene.close());

const plan = (minute: string) =>
  planDay(scene.at(minute), { cards, newRetryKey: () => crypto.randomUUID(), askQuota: async () => null });
/** person and rung of the nudges about 市民課's report, as stored. */
const about = async (dutyKey = residentsDuty) =>
  (await scene.db.select().from(nudges).where(eq(nudges.dutyKey, dutyKey)))
    .map((n) => `${n.staffId} ${n.rung}`)
    .sort();
const away = (staffId: string, deputyId: string | null, untilDay = "2026-09-30") =>
  scene.db
    .insert(absences)
    .values({ id: `away-${staffId}`, staffId, fromDay: "2026-09-18", untilDay, deputyId, recordedAt: 1 });

describe("a report that is late", () => {
  it("is told to the department's director, in one line for all silent sections", async () => {
    await plan("2026-10-09T09:00");
    expect(await about()).toEqual([`${civicDirector} +2`, `${residentsChief} +2`]);
    const told = (await scene.stored()).filter((batch) => batch.digestKey.startsWith("silent:"));
    expect(told.map((batch) => batch.digestKey)).toEqual([
      `silent:${CITY.round}:1`,
      `silent:${CITY.round}:2`,
    ]);
  });

  it("is told to nobody once it is answered", async () => {
    for (const goalId of [CITY.goals.g1, CITY.goals.g2, CITY.goals.g3, CITY.goals.shared]) {
      await record(scene.db, { unitId: CITY.units.residents, goalId });
    }
    await plan("2026-10-09T09:00");
    expect(await about()).toEqual([]);
  });

  it("is not told to a director who came after the due day", async () => {
    await scene.db.update(posts).set({ validFrom: "2026-10-08" }).where(eq(posts.staffId, civicDirector));
    await plan("2026-10-09T09:00");
    expect(await about()).toEqual([`${residentsChief} +2`]);
  });

  it("missed for three days is caught up with in one message", async () => {
    await plan("2026-10-05T09:00");
    await plan("2026-10-09T09:00");
    const chief = (await scene.db.select().from(nudges)).filter((n) => n.staffId === residentsChief);
    expect(chief.map((n) => n.rung)).toEqual(["-5", "+2"]);
  });
});

describe("while a chief is absent", () => {
  it("the deputy is asked, sees it among their own and the chief hears nothing", async () => {
    await away(residentsChief, residentsMember);
    await plan("2026-09-18T09:00");
    expect(await about()).toEqual([`${residentsMember} opens`]);
    const home = await openDutiesOf(scene.at("2026-09-18T09:00"), residentsMember, "2026-09-18");
    expect(home.duties.map((duty) => duty.key)).toEqual([residentsDuty]);
  });

  it("the director is asked where there is no deputy, and can see it", async () => {
    await away(residentsChief, null);
    await plan("2026-09-18T09:00");
    expect(await about()).toEqual([`${civicDirector} opens`]);
    const home = await openDutiesOf(scene.at("2026-09-18T09:00"), civicDirector, "2026-09-18");
    expect(home.duties.map((duty) => duty.key)).toEqual([residentsDuty]);
  });

  it("a rung that is still current is said when the chief is back", async () => {
    await away(residentsChief, residentsMember, "2026-09-24");
    await plan("2026-09-18T09:00");
    await plan("2026-09-25T09:00");
    expect(await about()).toEqual([`${residentsChief} opens`, `${residentsMember} opens`]);
  });

  it("an absence that was taken back counts for nothing", async () => {
    await away(residentsChief, residentsMember);
    await scene.db.update(absences).set({ endedAt: 2 });
    await plan("2026-09-18T09:00");
    expect(await about()).toEqual([`${residentsChief} opens`]);
  });
});

describe("あとで", () => {
  const snooze = (until: string, id = "s1") =>
    scene.db.insert(snoozes).values({
      id,
      dutyKey: residentsDuty,
      staffId: residentsChief,
      choice: "sixteen",
      until: Date.parse(`${until}:00+09:00`),
      askedAt: Date.parse("2026-09-18T10:00:00+09:00"),
    });

  it("brings one more message at the time asked for, on top of the day's", async () => {
    await plan("2026-09-18T09:00");
    await snooze("2026-09-18T16:00");
    expect(await plan("2026-09-18T15:45")).toEqual([]);
    expect(await plan("2026-09-18T16:00")).toHaveLength(1);
    expect(await plan("2026-09-18T16:15")).toEqual([]);
    expect(await about()).toEqual([`${residentsChief} asked:s1`, `${residentsChief} opens`]);
    expect((await scene.stored()).map((batch) => batch.occasion).sort()).toEqual([
      "asked",
      "daily",
      "daily",
      "daily",
    ]);
  });

  it("puts off the rungs in between", async () => {
    await plan("2026-09-18T09:00");
    await snooze("2026-10-06T08:30");
    await plan("2026-09-30T09:00");
    expect(await about()).toEqual([`${residentsChief} opens`]);
    await plan("2026-10-06T08:30");
    expect(await about()).toEqual([`${residentsChief} -1`, `${residentsChief} opens`]);
    await plan("2026-10-06T08:45");
    expect(await about()).toHaveLength(2);
  });

  it("says nothing once the report is answered", async () => {
    await plan("2026-09-18T09:00");
    await snooze("2026-09-18T16:00");
    for (const goalId of [CITY.goals.g1, CITY.goals.g2, CITY.goals.g3, CITY.goals.shared]) {
      await record(scene.db, { unitId: CITY.units.residents, goalId });
    }
    expect(await plan("2026-09-18T16:00")).toEqual([]);
  });
});

describe("a place of work with hours of its own", () => {
  const opens = () =>
    scene.db.insert(unitHours).values({
      unitId: CITY.units.community,
      weekdays: [0, 2, 3, 4, 5, 6],
      opensOnHolidays: true,
      hoursFrom: "09:30",
      hoursTo: "19:00",
    });
  const communityDuty = reportDutyKey(CITY.round, CITY.units.community);

  it("is spoken to in its own hours, in a batch of its own", async () => {
    await opens();
    await plan("2026-09-18T09:00");
    expect(await about(communityDuty)).toEqual([]);
    expect(await about()).toEqual([`${residentsChief} opens`]);
    await plan("2026-09-18T18:00");
    expect(await about(communityDuty)).toEqual([`${communityChief} opens`]);
    expect((await scene.stored()).map((batch) => batch.calendarUnitId)).toContain(CITY.units.community);
  });

  it("is spoken to on a Saturday on which the city is closed", async () => {
    await opens();
    await plan("2026-09-19T10:00");
    const people = (await scene.db.select().from(nudges)).map((n) => n.staffId);
    expect(people).toEqual([communityChief]);
  });
});

describe("the city's choices", () => {
  it("nothing is planned while sending is paused", async () => {
    await scene.db.insert(settings).values({ key: "sending", value: { isPaused: true }, updatedAt: 0 });
    expect(await plan("2026-09-18T09:00")).toEqual([]);
  });

  it("nobody gets more messages in a month than the city allows", async () => {
    await scene.db.insert(settings).values({ key: "pushesPerMonth", value: { most: 1 }, updatedAt: 0 });
    await plan("2026-09-18T09:00");
    await plan("2026-09-30T09:00");
    expect(await about()).toEqual([`${residentsChief} opens`]);
    await plan("2026-10-06T09:00");
    expect(await about()).toEqual([`${residentsChief} -1`, `${residentsChief} opens`]);
  });
});

describe("somebody who blocks the bot between plan and storing", () => {
  it("is in no batch, and the others of it get theirs", async () => {
    let isFirst = true;
    const blocking = scene.at("2026-09-18T09:00");
    const batch = blocking.db.batch.bind(blocking.db);
    // The first write of a plan is the storing of its batches.
    const db = new Proxy(blocking.db, {
      get: (target, key) =>
        key === "batch"
          ? async (statements: Parameters<typeof batch>[0]) => {
              if (statements.length % 3 === 0 && isFirst) {
                isFirst = false;
                await scene.db.update(staff).set({ lineBlockedAt: 1 }).where(eq(staff.id, planningChief));
              }
              return batch(statements);
            }
          : Reflect.get(target, key),
    });
    await planDay(
      { ...blocking, db },
      { cards, newRetryKey: () => crypto.randomUUID(), askQuota: async () => null },
    );
    const people = (await scene.db.select().from(nudges)).map((n) => n.staffId);
    expect(people.sort()).toEqual([communityChief, residentsChief].sort());
  });
});
