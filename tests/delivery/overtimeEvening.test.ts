import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  absences,
  allotmentTransfers,
  deadlineAudiences,
  deadlines,
  nudges,
  orderDelegations,
  overtimeDays,
  overtimeLocks,
  posts,
} from "../../db/schema/index.ts";
import { openDutiesOf, openDutiesOfAll } from "../../worker/duties/openDuties.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { snoozeDuty } from "../../worker/snoozes/snoozeDuty.ts";
import { apply, at, decide, ORDER } from "../overtime/ordering.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

const { civicDirector, residentsChief, residentsMember, doubleMember, communityChief } = CITY.staff;
const { residents, civic, root, community } = CITY.units;
/** A Monday on which nothing else is to be said. */
const MONDAY = "2026-10-05";
const TUESDAY = "2026-10-06";
const BOARD = "命令を待つ申請：超過勤務の申請が";
let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
  await scene.db.run("UPDATE points SET is_priority = 0");
  await scene.db.run("UPDATE rounds SET closed_at = 1");
});
afterEach(() => scene.close());

const everybody = Object.values(CITY.staff).filter((id) => id !== CITY.staff.planningMember);
async function tick(minute: string): Promise<void> {
  await scene.tick(minute);
  await scene.drain();
}
/** Who has heard what so far, by the beginning of its words. */
async function heard(): Promise<string[]> {
  const said = await Promise.all(
    everybody.map(async (id) => (await scene.said(id)).map((text) => `${id} ${text}`)),
  );
  return said.flat().sort();
}
const spoken = async () =>
  (await scene.db.select().from(nudges)).map((n) => `${n.staffId} ${n.dutyKey} ${n.rung}`);

describe("an evening with two applications", () => {
  beforeEach(async () => {
    await apply(scene.db);
    await apply(scene.db, { by: doubleMember });
  });

  it("calls the chief once, at the minute of the board, with a count", async () => {
    for (const time of ["08:30", "16:30", "16:44"]) await tick(`${MONDAY}T${time}`);
    expect(await heard()).toEqual([]);
    for (const time of ["16:45", "17:00"]) await tick(`${MONDAY}T${time}`);
    expect(await heard()).toEqual([`${residentsChief} ${BOARD} 2 件。まとめて確認できます。`]);
  });

  it("says nothing after the hours, and nothing to anybody on the way home", async () => {
    for (const time of ["17:15", "19:30", "20:15"]) await tick(`${MONDAY}T${time}`);
    expect(await heard()).toEqual([]);
  });

  it("says nothing when all was decided before", async () => {
    const board = await scene.db.all<{ orderId: string; version: number }>(
      "SELECT order_id AS orderId, version FROM overtime_orders",
    );
    await decide(
      scene.db,
      board.map((order) => [order, ORDER]),
      { now: at(`${MONDAY}T16:00`) },
    );
    await tick(`${MONDAY}T16:45`);
    expect(await heard()).toEqual([]);
  });

  it("brings no second call when more come after it", async () => {
    await tick(`${MONDAY}T16:45`);
    await apply(scene.db, { by: CITY.staff.residentsMember, from: "19:30", until: "20:30" });
    await tick(`${MONDAY}T17:00`);
    expect(await heard()).toHaveLength(1);
  });

  it("calls beside the day's message", async () => {
    await scene.db.run("UPDATE points SET is_priority = 1");
    await tick(`${MONDAY}T08:30`);
    const before = (await scene.said(residentsChief)).length;
    expect(before).toBe(1);
    await tick(`${MONDAY}T16:45`);
    expect((await scene.said(residentsChief)).slice(before)).toEqual([
      `${BOARD} 2 件。まとめて確認できます。`,
    ]);
  });

  it("calls whom the orders are handed over to, and an absent chief's deputy instead of the chief", async () => {
    await scene.db.insert(orderDelegations).values({
      id: "d",
      unitId: residents,
      staffId: doubleMember,
      fromDay: MONDAY,
      givenBy: residentsChief,
      givenAt: 0,
    });
    await scene.db.insert(absences).values({
      id: "away",
      staffId: residentsChief,
      fromDay: MONDAY,
      untilDay: MONDAY,
      deputyId: residentsMember,
      recordedAt: 0,
    });
    await tick(`${MONDAY}T16:45`);
    expect((await heard()).map((line) => line.split(" ")[0])).toEqual([doubleMember, residentsMember].sort());
  });

  it("calls the director where the chief is away and named nobody", async () => {
    await scene.db
      .insert(absences)
      .values({ id: "away", staffId: residentsChief, fromDay: MONDAY, untilDay: MONDAY, recordedAt: 0 });
    await tick(`${MONDAY}T16:45`);
    expect((await heard()).map((line) => line.split(" ")[0])).toEqual([civicDirector]);
    const { duties } = await openDutiesOf(scene.at(`${MONDAY}T16:45`), civicDirector, MONDAY);
    expect(duties.map(({ key }) => key)).toEqual([`orders:${residents}:${MONDAY}`]);
  });
});

it("an application for a later working day waits, one for the days off does not", async () => {
  const FRIDAY = "2026-10-02";
  const now = at(`${FRIDAY}T15:00`);
  await apply(scene.db, { day: "2026-10-06", now });
  await tick(`${FRIDAY}T16:45`);
  expect(await heard()).toEqual([]);
  await apply(scene.db, { day: "2026-10-04", from: "09:00", until: "12:00", now });
  await tick(`${FRIDAY}T17:00`);
  expect(await heard()).toEqual([`${residentsChief} ${BOARD} 1 件。まとめて確認できます。`]);
});

it("nobody is asked to decide on their own application", async () => {
  await scene.db.insert(orderDelegations).values({
    id: "d",
    unitId: residents,
    staffId: residentsMember,
    fromDay: MONDAY,
    givenBy: residentsChief,
    givenAt: 0,
  });
  await apply(scene.db);
  await tick(`${MONDAY}T16:45`);
  expect((await heard()).map((line) => line.split(" ")[0])).toEqual([residentsChief]);
});

describe("the count", () => {
  const hand = (staffId: string) =>
    scene.db.insert(orderDelegations).values({
      id: "d",
      unitId: residents,
      staffId,
      fromDay: MONDAY,
      givenBy: residentsChief,
      givenAt: 0,
    });
  const away = () =>
    scene.db.insert(absences).values({
      id: "away",
      staffId: residentsChief,
      fromDay: MONDAY,
      untilDay: MONDAY,
      deputyId: residentsMember,
      recordedAt: 0,
    });
  beforeEach(async () => {
    await apply(scene.db);
    await apply(scene.db, { from: "19:30", until: "20:30" });
    await apply(scene.db, { by: doubleMember });
  });
  const counts = async () => {
    await tick(`${MONDAY}T16:45`);
    const said = await heard();
    for (const staffId of everybody) {
      const { duties } = await openDutiesOf(scene.at(`${MONDAY}T16:50`), staffId, MONDAY);
      const own = duties.flatMap((duty) => (duty.kind === "overtime" ? [duty.count] : []));
      const heardBy = said.filter((line) => line.startsWith(`${staffId} `));
      if (heardBy.length > 0) expect(heardBy, staffId).toEqual([expect.stringContaining(` ${own[0]} 件`)]);
    }
    return said.map((line) => line.replace(/^(\S+) .*?(\d+) 件.*$/, "$1 $2"));
  };

  it("of a delegate leaves out what is their own", async () => {
    await hand(residentsMember);
    expect(await counts()).toEqual([`${residentsChief} 3`, `${residentsMember} 1`].sort());
  });

  it("of a deputy leaves out what is their own, and a delegate beside them has all others", async () => {
    await hand(doubleMember);
    await away();
    expect(await counts()).toEqual([`${doubleMember} 2`, `${residentsMember} 1`].sort());
  });
});

it("hours are not asked of whoever proposed them, also where they lead both sections", async () => {
  await scene.db.insert(posts).values({
    id: "both",
    staffId: residentsChief,
    unitId: community,
    title: "課長",
    role: "chief",
    isMain: false,
    validFrom: "2026-04-01",
  });
  await scene.db.insert(allotmentTransfers).values({
    id: "t",
    fromUnitId: residents,
    toUnitId: community,
    month: "2026-10",
    minutes: 60,
    word: "",
    state: "proposed",
    proposedBy: residentsChief,
    proposedByUnitId: residents,
    proposedAt: at(`${MONDAY}T08:00`),
    decisionWord: "",
  });
  await tick(`${MONDAY}T08:30`);
  expect((await heard()).map((line) => line.split(" ")[0])).toEqual([communityChief]);
  expect((await openDutiesOf(scene.at(`${MONDAY}T08:40`), residentsChief, MONDAY)).duties).toEqual([]);
});

describe("the morning after", () => {
  const late = async (until = "21:00") => {
    await decide(scene.db, [[await apply(scene.db, { until }), ORDER]]);
  };

  it("asks the person, once, and the director with nothing to do hears nothing", async () => {
    await late();
    for (const time of ["08:30", "08:45", "17:00"]) await tick(`${TUESDAY}T${time}`);
    expect(await heard()).toEqual([
      `${residentsMember} 超過勤務の確認：1 日分の超過勤務、命令どおりでしたか。違ったときは、その時刻を教えてください。`,
    ]);
  });

  it("does not ask where the attendance system has spoken, or the month is closed", async () => {
    await late();
    await scene.db
      .insert(overtimeLocks)
      .values({ month: "2026-10", lockedAt: 0, lockedBy: CITY.staff.admin });
    await tick(`${TUESDAY}T08:30`);
    await scene.db.run("DELETE FROM overtime_locks");
    await scene.db.insert(overtimeDays).values({
      staffId: residentsMember,
      day: MONDAY,
      unitId: residents,
      minutes: 100,
      restMinutes: 0,
      specialMinutes: 0,
      untilMinutes: 1200,
      source: "actual",
      recordedAt: 0,
    });
    await tick(`${TUESDAY}T08:45`);
    expect(await heard()).toEqual([]);
  });

  it("can be put off until after lunch", async () => {
    await late();
    const context = scene.at(`${TUESDAY}T08:40`);
    const wish = { staffId: residentsMember, subject: "results", choice: "afterLunch" } as const;
    expect(await snoozeDuty(context, wish)).toMatchObject({ kind: "snoozed", left: 2 });
    await tick(`${TUESDAY}T08:45`);
    expect(await heard()).toEqual([]);
    await tick(`${TUESDAY}T13:00`);
    expect(await heard()).toHaveLength(1);
  });

  it("shows the director on the home screen who stayed past the hour, unless it was declared", async () => {
    await late();
    const lateFor = async (staffId: string) =>
      (await openDutiesOf(scene.at(`${TUESDAY}T09:00`), staffId, TUESDAY)).duties.flatMap((duty) =>
        duty.kind === "overtime" && duty.matter === "late" ? [`${duty.unit?.id} ${duty.count}`] : [],
      );
    expect(await lateFor(civicDirector)).toEqual([`${civic} 1`]);
    expect(await lateFor(CITY.staff.managementDirector)).toEqual([]);
    expect(await lateFor(residentsChief)).toEqual([]);
    await scene.db.run(`INSERT INTO overtime_exceptions
      (id, unit_id, from_day, until_day, kind, word, is_special_duty, declared_by, declared_at)
      VALUES ('e', '${civic}', '${MONDAY}', '${MONDAY}', 'assembly', '', 0, '${civicDirector}', 0)`);
    expect(await lateFor(civicDirector)).toEqual([]);
  });
});

describe("hours near a limit", () => {
  const record = (minutes: number, day = MONDAY) =>
    scene.db.insert(overtimeDays).values({
      staffId: residentsMember,
      day,
      unitId: residents,
      minutes,
      restMinutes: 0,
      specialMinutes: 0,
      untilMinutes: null,
      source: "actual",
      recordedAt: 0,
    });

  it("are told to the person and the chief, each level once; the director hears of a limit that is passed", async () => {
    await record(1800, "2026-10-01");
    await record(500, "2026-10-02");
    await tick(`${TUESDAY}T08:30`);
    expect((await heard()).map((line) => line.split("：")[0])).toEqual(
      [`${residentsChief} 超過勤務の見通し`, `${residentsMember} 超過勤務の見通し`].sort(),
    );
    // From the next day on the pace says that the limit will be passed.
    for (const day of ["2026-10-07", "2026-10-08", "2026-10-13"]) await tick(`${day}T08:30`);
    expect(await heard()).toHaveLength(4);
    await record(800, "2026-10-13");
    await tick("2026-10-14T08:30");
    expect(await heard()).toHaveLength(7);
    expect((await heard()).filter((line) => line.startsWith(civicDirector))).toEqual([
      `${civicDirector} 部の超過勤務：早めに見ておきたいことがあります。課・室の見通しを、アプリで確かめられます。`,
    ]);
  });
});

describe("a deadline of a department's sections", () => {
  beforeEach(async () => {
    await scene.db.insert(deadlines).values({
      id: "paper",
      seriesId: "paper",
      fiscalYear: 2026,
      title: "面談資料の提出",
      note: "",
      opensOn: "2026-09-01",
      dueOn: "2026-10-13",
      ownerUnitId: root,
      handIn: "check",
      handInBy: "unit",
      repeat: "never",
      createdBy: CITY.staff.admin,
      createdAt: 0,
    });
    await scene.db
      .insert(deadlineAudiences)
      .values({ deadlineId: "paper", position: 0, unitId: civic, role: "chief" });
  });

  it("asks the chiefs with a count and a day, and tells the director two working days after", async () => {
    await tick(`${TUESDAY}T08:30`);
    expect(await heard()).toEqual(
      [communityChief, residentsChief]
        .map((id) => `${id} 期限：提出するものが 1 件（10月13日（火））。`)
        .sort(),
    );
    await tick("2026-10-15T08:30");
    expect(await scene.said(civicDirector)).toEqual([
      "期限：課・室の未提出が 2 件（10月13日（火）でした）。困っていることがないか、声をかけてみてください。",
    ]);
    expect(await spoken()).toContain(`${civicDirector} deadline:paper:${community} +2`);
  });

  it("is silent for the section that has handed in", async () => {
    await scene.db.run(`INSERT INTO deadline_hand_ins (id, deadline_id, subject_id, paper, staff_id, staff_name, handed_in_at)
      VALUES ('h', 'paper', '${residents}', '', '${residentsChief}', '', 0)`);
    await tick(`${TUESDAY}T08:30`);
    expect((await heard()).map((line) => line.split(" ")[0])).toEqual([communityChief]);
  });
});

it("one person's duties are those that everybody's plan has for them", async () => {
  await apply(scene.db);
  await decide(scene.db, [[await apply(scene.db, { by: doubleMember, until: "21:00" }), ORDER]]);
  await scene.db.run("UPDATE rounds SET closed_at = NULL WHERE closed_at = 1");
  for (const day of [MONDAY, TUESDAY]) {
    const context = scene.at(`${day}T16:50`);
    const all = await openDutiesOfAll(context, day, await readSettings(context));
    for (const staffId of everybody) {
      const own = (await openDutiesOf(context, staffId, day)).duties.map(({ key }) => key);
      const theirs = all.duties.filter(
        (duty) =>
          duty.assignees.includes(staffId) ||
          ("absent" in duty && duty.absent.some(({ standInId }) => standInId === staffId)),
      );
      expect(own.toSorted(), `${staffId} on ${day}`).toEqual(theirs.map(({ key }) => key).sort());
    }
  }
});
