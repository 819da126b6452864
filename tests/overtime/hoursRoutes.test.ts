// The screens of hours over the real server: what each sees, and what is not theirs to see.
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as t from "../../db/schema/index.ts";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate } from "../../worker/domain/civilDate.ts";
import type { UnitHours } from "../../worker/domain/overtime/viewsHours.ts";
import type { OwnOvertime } from "../../worker/domain/overtime/viewsOrders.ts";
import { type ApiUnderTest, expectActsNamed, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { orderRow } from "./ordering.ts";

// The city's day is 2026-10-05, a Monday.
const { units } = CITY;
const PEOPLE = {
  member: CITY.staff.residentsMember,
  chief: CITY.staff.residentsChief,
  director: CITY.staff.civicDirector,
  sisterChief: CITY.staff.communityChief,
  foreignChief: CITY.staff.planningChief,
  foreignDirector: CITY.staff.managementDirector,
  admin: CITY.staff.admin,
  personnel: "staff-personnel",
};
type Who = keyof typeof PEOPLE;

let under: ApiUnderTest;
const cookies = {} as Record<Who, string>;

beforeAll(async () => {
  under = await startApi();
  await addPersonnel();
  await addHours();
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const [person] = await under.db
      .select({ lineUserId: t.staff.lineUserId })
      .from(t.staff)
      .where(eq(t.staff.id, PEOPLE[who]));
    cookies[who] = await under.signIn(person?.lineUserId ?? "");
  }
}, 30_000);
afterAll(async () => {
  await expectActsNamed(under.db);
  await under.close();
});

async function addPersonnel() {
  const unitId = "unit-personnel";
  const validFrom = "2026-04-01";
  await under.db.batch([
    under.db
      .insert(t.units)
      .values({ id: unitId, parentId: units.root, name: "職員課", position: 99, validFrom }),
    under.db.insert(t.staff).values({
      id: PEOPLE.personnel,
      name: "能代 冬子",
      staffNumber: "29001",
      lineUserId: `U${"9".repeat(32)}`,
      lineLinkedAt: 0,
    }),
    under.db.insert(t.posts).values({
      id: "post-personnel",
      staffId: PEOPLE.personnel,
      unitId,
      title: "主査",
      role: "member",
      isMain: true,
      validFrom,
    }),
    under.db
      .insert(t.settings)
      .values({ key: "personnel", value: { unitId, contact: "内線 2210" }, updatedAt: 0 }),
  ]);
}

/** Both of 市民課 in summer, the member alone in September and on the last evening until 21:30. */
async function addHours() {
  const days: { staffId: string; day: CivilDate; minutes: number; until: number }[] = [];
  for (let day = "2026-06-01"; day <= "2026-09-30"; day = addDays(day, 1)) {
    if (!isWorkingDay(calendarOf(), day)) continue;
    days.push({ staffId: PEOPLE.member, day, minutes: 90, until: 1125 });
    if (day < "2026-09-01") days.push({ staffId: CITY.staff.doubleMember, day, minutes: 60, until: 1095 });
  }
  days.push({ staffId: PEOPLE.member, day: "2026-10-01", minutes: 720, until: 1755 });
  days.push({ staffId: PEOPLE.member, day: "2026-10-02", minutes: 255, until: 1290 });
  for (const day of ["2026-10-03", "2026-10-04"]) {
    days.push({ staffId: PEOPLE.member, day, minutes: 600, until: 1170 });
  }
  await under.db.batch([
    under.db.insert(t.overtimeDays).values(
      days.map(({ until, ...each }) => ({
        ...each,
        unitId: units.residents,
        restMinutes: 0,
        specialMinutes: 0,
        untilMinutes: until,
        source: "actual" as const,
        recordedAt: 0,
      })),
    ),
    under.db.insert(t.allotments).values([
      { unitId: units.residents, month: "2026-10", minutes: 3000, updatedAt: 0 },
      { unitId: units.community, month: "2026-10", minutes: 1800, updatedAt: 0 },
      { unitId: units.planning, month: "2026-10", minutes: 600, updatedAt: 0 },
    ]),
    under.db.insert(t.overtimeOrders).values([
      orderRow({
        id: "order-1",
        day: "2026-10-02",
        untilMinutes: 1260,
        task: "月末処理",
        state: "ordered",
      }),
      orderRow({ id: "order-2", day: "2026-10-05", untilMinutes: 1140, state: "applied" }),
    ]),
  ]);
}

async function call(who: Who, method: string, path: string, body?: unknown) {
  const answer = await under.request(method, path, { cookie: cookies[who], ...(body ? { body } : {}) });
  // biome-ignore lint/suspicious/noExplicitAny: whatever the route says is looked at below.
  return { status: answer.status, body: (await answer.json()) as any };
}
const hoursPath = (unitId: string, month = "") =>
  `/api/units/${unitId}/overtime/hours${month && `?month=${month}`}`;
async function hours(who: Who, unitId: string, month = ""): Promise<UnitHours> {
  const { status, body } = await call(who, "GET", hoursPath(unitId, month));
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as UnitHours;
}

describe("勤務の状況", () => {
  test("a director sees what each section has left, who comes near a limit, who stayed late and why", async () => {
    const view = await hours("director", units.civic);
    expect(view.sections.map(({ unit }) => unit.name)).toEqual(["市民課", "地域支援課"]);
    expect(view.sections[0]).toMatchObject({
      people: 2,
      used: 2175,
      waiting: 1,
      month: { allotted: 3000, used: 2175, left: 825, end: { kind: "tooEarly" } },
    });
    expect(view.sections[1]).toMatchObject({ month: { allotted: 1800, used: 0, left: 1800 } });
    expect(view.lastEvening).toMatchObject({
      from: "2026-10-02",
      to: "2026-10-04",
      stays: [
        {
          person: { staffId: PEOPLE.member, title: "主任" },
          until: 1290,
          task: "月末処理",
          reason: "時期が決まった繁忙",
          exception: null,
        },
      ],
    });
    expect(view.reasons).toMatchObject([{ reason: "peak", minutes: 225, orders: 1 }]);
    expect(view.months).toHaveLength(12);
    const [member] = view.people;
    expect(member?.months).toEqual([0, 0, 1980, 1980, 1800, 1710, 2175, null, null, null, null, null]);
    expect(member?.year).toBe(9645);
  });

  test("people stand by section and staff number, whoever has the most hours", async () => {
    const view = await hours("director", units.civic);
    expect(view.people.map(({ person }) => person.staffId)).toEqual([PEOPLE.member, CITY.staff.doubleMember]);
  });

  test("a month that is over is judged by its end", async () => {
    const view = await hours("chief", units.residents, "2026-09");
    expect(view).toMatchObject({ month: "2026-09", isSection: true, warned: [] });
    expect(view.people[0]?.hours).toEqual({ used: 1710, left: 990 });
  });

  test("names of those who carry the most are for the chief, not for the director or the personnel section", async () => {
    expect((await hours("chief", units.residents)).sections[0]?.levelling.carriers).toEqual([]);
    expect((await hours("director", units.residents)).sections[0]?.levelling.carriers).toBeNull();
    expect((await hours("personnel", units.residents)).sections[0]?.levelling.carriers).toBeNull();
  });

  test.each([
    ["foreignChief", units.residents],
    ["foreignDirector", units.residents],
    ["foreignDirector", units.civic],
    ["sisterChief", units.residents],
    ["sisterChief", units.civic],
    ["chief", units.civic],
    ["member", units.residents],
    ["admin", units.residents],
    ["admin", units.civic],
  ] as const)("%s sees nothing of %s", async (who, unitId) => {
    expect(await call(who, "GET", hoursPath(unitId))).toMatchObject({
      status: 403,
      body: { error: { reason: "forbidden" } },
    });
  });
});

describe("a warning that was looked at", () => {
  const path = `/api/units/${units.residents}/overtime/warnings/${PEOPLE.member}`;
  const look = { month: "2026-10", level: "near", word: "来週から二人で分けます" };

  test("is kept with what is going to be done, for those who lead the person", async () => {
    expect((await call("chief", "PUT", path, look)).status).toBe(200);
    expect((await call("chief", "PUT", path, { ...look, word: "分担を変えました" })).status).toBe(200);
    const view = await hours("director", units.civic);
    expect(view.warned).toMatchObject([
      {
        person: { staffId: PEOPLE.member },
        looks: [{ title: "課長", word: "分担を変えました", isOwn: false }],
      },
    ]);
  });

  test("is not another section's to look at", async () => {
    const foreign = `/api/units/${units.planning}/overtime/warnings/${PEOPLE.member}`;
    expect((await call("foreignChief", "PUT", path, look)).status).toBe(403);
    expect((await call("foreignChief", "PUT", foreign, look)).status).toBe(404);
    expect(await call("chief", "PUT", path, { ...look, level: "calm" })).toMatchObject({ status: 400 });
  });

  test("of one's own is known when the page is opened again, and told to nobody else", async () => {
    const lookedAt = async () =>
      ((await call("member", "GET", "/api/overtime?month=2026-10")).body as OwnOvertime).lookedAt;
    expect(await lookedAt()).toBe("calm");
    expect(
      (await call("member", "PUT", "/api/overtime/warning", { ...look, word: "早く帰ります" })).status,
    ).toBe(200);
    expect(await lookedAt()).toBe("near");
    await call("member", "PUT", "/api/overtime/warning", { ...look, level: "over", word: "" });
    expect(await lookedAt()).toBe("over");
    const words = (await hours("chief", units.residents)).warned.flatMap(({ looks }) =>
      looks.map(({ word }) => word),
    );
    expect(words).not.toContain("早く帰ります");
  });
});

describe("an exception", () => {
  const path = `/api/units/${units.residents}/overtime/exceptions`;
  const session = {
    fromDay: "2026-10-06",
    untilDay: "2026-10-20",
    kind: "assembly",
    word: "一般質問の答弁",
    isSpecialDuty: false,
  };

  test("is declared beforehand by the director, once, and ended", async () => {
    const first = await call("director", "POST", path, session);
    expect(first.status).toBe(201);
    expect((await call("director", "POST", path, session)).body.id).toBe(first.body.id);
    expect((await hours("chief", units.residents)).exceptions).toMatchObject([
      { id: first.body.id, unit: { name: "市民課" }, mayEnd: false },
    ]);
    const overlapping = await call("director", "POST", path, { ...session, untilDay: "2026-10-08" });
    expect(overlapping).toMatchObject({ status: 409, body: { error: { reason: "overlapping" } } });
    expect((await call("chief", "POST", `${path}/${first.body.id}/end`)).body.error.reason).toBe(
      "notDirector",
    );
    expect((await call("director", "POST", `${path}/${first.body.id}/end`)).status).toBe(200);
    expect((await call("director", "POST", `${path}/${first.body.id}/end`)).status).toBe(404);
    expect((await hours("chief", units.residents)).exceptions).toEqual([]);
  });

  test.each([
    ["chief", {}, "notDirector"],
    ["director", { fromDay: "2026-10-04" }, "past"],
    ["director", { fromDay: "2026-10-21" }, "reversed"],
    ["director", { untilDay: "2027-02-20" }, "tooLong"],
    ["director", { word: " " }, "wordMissing"],
    ["director", { isSpecialDuty: true }, "specialDutyByPersonnel"],
  ] as const)("%s with %o is refused: %s", async (who, own, reason) => {
    const { status, body } = await call(who, "POST", path, { ...session, ...own });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error).toMatchObject({ reason });
    expect(body.error.message).toMatch(/。$/u);
  });

  test("the director of another department declares nothing here", async () => {
    expect(await call("foreignDirector", "POST", path, session)).toMatchObject({
      status: 403,
      body: { error: { reason: "forbidden" } },
    });
  });
});

describe("regimes", () => {
  const path = `/api/units/${units.residents}/overtime/regime`;

  test("are set by the personnel section and hold for the section's limits", async () => {
    expect(
      (await call("director", "PUT", path, { validFrom: "2026-10-01", regime: "demanding" })).status,
    ).toBe(403);
    const set = await call("personnel", "PUT", path, { validFrom: "2026-10-01", regime: "demanding" });
    expect(set.status).toBe(200);
    const view = await hours("chief", units.residents);
    expect(view.sections[0]?.regime).toBe("demanding");
    // Below 100 hours strictly, instead of 45.
    const { used = 0, left = 0 } = view.people[0]?.hours ?? {};
    expect(used + left).toBe(100 * 60 - 1);
    await call("personnel", "PUT", path, { validFrom: "2026-10-01", regime: "ordinary" });
    expect((await hours("chief", units.residents)).sections[0]?.regime).toBe("ordinary");
    const early = await call("personnel", "PUT", path, { validFrom: "2026-03-31", regime: "ordinary" });
    expect(early.body.error.reason).toBe("tooLongAgo");
  });
});

describe("a transfer of hours", () => {
  const from = (unitId: string) => `/api/units/${unitId}/overtime/transfers`;
  const wish = (own: object = {}) => ({
    submissionKey: `key-${crypto.randomUUID()}`,
    otherUnitId: units.community,
    direction: "take",
    month: "2026-10",
    minutes: "６時間３０分",
    word: "月末処理が重なるため",
    ...own,
  });

  test("is asked for, agreed to by the other chief, and counted on both sides", async () => {
    const asked = wish();
    const { status, body } = await call("chief", "POST", from(units.residents), asked);
    expect(status).toBe(201);
    expect((await call("chief", "POST", from(units.residents), asked)).body).toMatchObject({
      id: body.id,
      isRepeat: true,
    });
    const decision = `${from(units.community)}/${body.id}/decision`;
    expect((await hours("sisterChief", units.community)).transfers).toMatchObject([
      { id: body.id, minutes: 390, state: "proposed", mine: { kind: "decide", unitId: units.community } },
    ]);
    expect((await call("foreignChief", "POST", decision, { accept: true, word: "" })).status).toBe(403);
    const own = `${from(units.residents)}/${body.id}/decision`;
    expect((await call("chief", "POST", own, { accept: true, word: "" })).status).toBe(404);
    expect((await call("sisterChief", "POST", decision, { accept: true, word: "どうぞ" })).status).toBe(200);
    expect((await call("sisterChief", "POST", decision, { accept: true, word: "" })).status).toBe(200);
    expect(await call("sisterChief", "POST", decision, { accept: false, word: "" })).toMatchObject({
      status: 409,
      body: { error: { reason: "alreadyDecided" } },
    });
    expect((await hours("chief", units.residents)).sections[0]?.month).toMatchObject({ allotted: 3390 });
    expect((await hours("sisterChief", units.community)).sections[0]?.month).toMatchObject({
      allotted: 1410,
    });
  });

  test("nobody gives more than they have left, and two answers at once do not give it twice", async () => {
    const tooMuch = await call(
      "chief",
      "POST",
      from(units.residents),
      wish({ direction: "give", minutes: 5000 }),
    );
    expect(tooMuch.body.error).toMatchObject({ reason: "notEnough" });
    const asked = await Promise.all(
      [900, 900].map((minutes) => call("chief", "POST", from(units.residents), wish({ minutes }))),
    );
    const answers = await Promise.all(
      asked.map(({ body }) =>
        call("sisterChief", "POST", `${from(units.community)}/${body.id}/decision`, {
          accept: true,
          word: "",
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const left = (await hours("sisterChief", units.community)).sections[0]?.month?.left ?? -1;
    expect(left).toBe(510);
    const open = asked[answers.findIndex(({ status }) => status === 409)]?.body.id;
    const withdrawal = `${from(units.residents)}/${open}/withdrawal`;
    expect(
      (await call("sisterChief", "POST", withdrawal.replace(units.residents, units.community))).status,
    ).toBe(404);
    expect((await call("chief", "POST", withdrawal)).status).toBe(200);
  });

  test("exactly what is left can be given, and not a minute more", async () => {
    const left = (await hours("sisterChief", units.community)).sections[0]?.month?.left ?? 0;
    expect(left).toBeGreaterThan(0);
    const agree = async (minutes: number) => {
      const { body } = await call("chief", "POST", from(units.residents), wish({ minutes }));
      const answer = await call("sisterChief", "POST", `${from(units.community)}/${body.id}/decision`, {
        accept: true,
        word: "",
      });
      if (answer.status !== 200)
        await call("chief", "POST", `${from(units.residents)}/${body.id}/withdrawal`);
      return answer.status;
    };
    expect(await agree(left + 15)).toBe(409);
    expect(await agree(left)).toBe(200);
  });

  test("whoever directs both sides does not agree with themselves", async () => {
    const { body } = await call("director", "POST", from(units.residents), wish({ minutes: 60 }));
    const decision = `${from(units.community)}/${body.id}/decision`;
    expect((await call("director", "POST", decision, { accept: true, word: "" })).body.error.reason).toBe(
      "ownProposal",
    );
    expect((await call("sisterChief", "POST", decision, { accept: false, word: "" })).status).toBe(200);
  });

  test.each([
    [{ minutes: "-5" }, "unclear"],
    [{ minutes: "すこし" }, "unclear"],
    [{ minutes: "0" }, "nothing"],
    [{ minutes: 60_001 }, "tooMuch"],
    [{ minutes: "999999:59" }, "tooMuch"],
    [{ otherUnitId: units.root }, "wholeCity"],
    [{ month: "2026-09" }, "monthOver"],
    [{ month: "2027-11" }, "tooFar"],
    [{ otherUnitId: units.residents }, "sameUnit"],
    [{ otherUnitId: "unit-nowhere" }, "noSuchUnit"],
  ])("%o is refused: %s", async (own, reason) => {
    const { body } = await call("chief", "POST", from(units.residents), wish(own));
    expect(body.error).toMatchObject({ reason });
  });

  test("no more of a unit's proposals wait than somebody can answer, however many are sent at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        call("foreignChief", "POST", from(units.planning), wish({ month: "2026-12", minutes: 60 })),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ body }) => body.error.reason)).toEqual(Array(3).fill("tooManyOpen"));
    for (const { body } of answers.filter(({ status }) => status === 201)) {
      const withdrawal = `${from(units.planning)}/${body.id}/withdrawal`;
      expect((await call("foreignChief", "POST", withdrawal)).status).toBe(200);
    }
  });

  test("the personnel section sees hours and moves none", async () => {
    const { body } = await call("personnel", "POST", from(units.residents), wish());
    expect(body.error).toMatchObject({ reason: "notLeader" });
    expect((await hours("personnel", units.civic)).may).toEqual({
      declare: true,
      designate: true,
      transfer: false,
      look: false,
    });
  });
});

describe("what counts in the month", () => {
  test("an application that was decided waits no more, and an evening to come is no reason yet", async () => {
    const before = await hours("director", units.civic);
    const order = { orderId: "tomorrow", day: "2026-10-06", untilMinutes: 1155, reason: "sudden" };
    await under.db
      .insert(t.overtimeOrders)
      .values([
        orderRow({ ...order, id: "tomorrow-1", version: 1, state: "applied" }),
        orderRow({ ...order, id: "tomorrow-2", version: 2, state: "ordered" }),
      ]);
    const after = await hours("director", units.civic);
    expect(after.sections[0]?.waiting).toBe(before.sections[0]?.waiting);
    expect(after.reasons).toEqual(before.reasons);
    expect(after.sections[0]?.pending).toBe((before.sections[0]?.pending ?? 0) + 120);
  });

  test("特例業務 is shown with the hours and counts in no limit", async () => {
    const [before] = (await hours("director", units.civic)).people;
    await under.db
      .update(t.overtimeDays)
      .set({ specialMinutes: 300 })
      .where(and(eq(t.overtimeDays.staffId, PEOPLE.member), eq(t.overtimeDays.day, "2026-10-03")));
    const [after] = (await hours("director", units.civic)).people;
    expect(after?.months).toEqual(before?.months);
    expect(after?.hours?.used).toBe((before?.hours?.used ?? 0) - 300);
  });
});
