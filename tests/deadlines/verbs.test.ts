import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as t from "../../db/schema/index.ts";
import type { Context } from "../../worker/context.ts";
import { changeDeadline } from "../../worker/deadlines/changeDeadline.ts";
import { createDeadline } from "../../worker/deadlines/createDeadline.ts";
import { deadlinePage } from "../../worker/deadlines/deadlinePage.ts";
import { handIn } from "../../worker/deadlines/handIn.ts";
import { openYear } from "../../worker/deadlines/openYear.ts";
import { ownDeadlines } from "../../worker/deadlines/ownDeadlines.ts";
import { takeBack } from "../../worker/deadlines/takeBack.ts";
import { withdrawDeadline } from "../../worker/deadlines/withdrawDeadline.ts";
import type { DeadlineInput } from "../../worker/domain/deadlines/views.ts";
import { newId } from "../../worker/ids.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";
import { addDeadline } from "./asking.ts";

const { staff, units } = CITY;

let scene: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  scene = await testDatabase();
  await buildCity(scene.db);
});
afterEach(() => scene.close());

const as = (staffId: string, day = "2026-10-05"): Context =>
  testContext(scene.db, {
    newId,
    now: Date.parse(`${day}T10:00:00+09:00`),
    actor: { kind: "staff", staffId },
  });
const input = (own: Partial<DeadlineInput> = {}): DeadlineInput => ({
  title: " 台帳の点検 ",
  note: "",
  opensOn: "2026-10-05",
  dueOn: "2026-10-23",
  ownerUnitId: units.residents,
  handIn: "check",
  handInBy: "person",
  repeat: "never",
  ladder: null,
  audiences: [{ unitId: units.residents, role: null, title: null }],
  ...own,
});
const create = (staffId: string, own: Partial<DeadlineInput> = {}, submissionKey = newId()) =>
  createDeadline(as(staffId), callerFor(staffId), { submissionKey, input: input(own) });
const audit = () =>
  scene.db.select({ action: t.auditLog.action }).from(t.auditLog).orderBy(asc(t.auditLog.id));

describe("asking", () => {
  test("the same act twice is stored once, with whom it asks and who asked", async () => {
    const first = await create(staff.residentsChief, {}, "key-0001");
    expect(await create(staff.residentsChief, {}, "key-0001")).toEqual(first);
    expect(await scene.db.select().from(t.deadlines)).toMatchObject([
      { id: "key-0001", seriesId: "key-0001", fiscalYear: 2026, title: "台帳の点検" },
    ]);
    expect(await scene.db.$count(t.deadlineAudiences)).toBe(1);
    expect(await audit()).toEqual([{ action: "deadline.create" }]);
  });

  test.each([
    ["a member asks nobody", staff.residentsMember, {}, "notOwner"],
    ["not in the name of another section", staff.communityChief, {}, "notOwner"],
    [
      "a chief asks no other section",
      staff.residentsChief,
      { audiences: [{ unitId: units.community, role: null, title: null }] },
      "audienceForeign",
    ],
    [
      "a unit that does not exist",
      staff.admin,
      { audiences: [{ unitId: "nowhere", role: null, title: null }] },
      "audienceForeign",
    ],
    ["what is wrong is told", staff.residentsChief, { title: "" }, "titleMissing"],
    [
      "a span of closed days only",
      staff.residentsChief,
      { opensOn: "2026-10-10", dueOn: "2026-10-11" },
      "dueClosed",
    ],
  ] as const)("%s", async (_, who, own, reason) => {
    const outcome = await create(who, own as Partial<DeadlineInput>);
    expect(outcome).toMatchObject({ kind: "refused", refusal: { reason } });
    expect(await scene.db.$count(t.deadlines)).toBe(0);
  });

  test("a director asks the department; an administrator asks everybody in the name of any section", async () => {
    const below = { audiences: [{ unitId: units.community, role: null, title: null }] };
    expect(await create(staff.civicDirector, { ...below, ownerUnitId: units.civic })).toMatchObject({
      kind: "stored",
    });
    const all = { audiences: [{ unitId: units.root, role: "chief" as const, title: null }] };
    expect(await create(staff.admin, { ...all, ownerUnitId: units.planning })).toMatchObject({
      kind: "stored",
    });
  });

  test("the section it is asked for may change it and keeps whom others asked, but asks no more", async () => {
    const id = await addDeadline(scene.db, { audiences: [{ unitId: units.root, role: "chief" }] });
    const root = { unitId: units.root, role: "chief" as const, title: null };
    const change = (own: Partial<DeadlineInput>, who: string = staff.planningChief) =>
      changeDeadline(as(who), callerFor(who), {
        deadlineId: id,
        input: input({ ownerUnitId: units.planning, audiences: [root], ...own }),
      });
    expect(await change({ title: "改めた題" })).toEqual({ kind: "stored", id });
    expect(await change({ audiences: [{ ...root, role: null }] })).toMatchObject({
      refusal: { reason: "audienceForeign" },
    });
    expect(await change({}, staff.communityChief)).toMatchObject({ refusal: { reason: "notOwner" } });
    expect(await scene.db.select().from(t.deadlines)).toMatchObject([{ title: "改めた題" }]);
  });

  test("withdrawn once, by its owner only, it asks nobody any more", async () => {
    const id = await addDeadline(scene.db, { audiences: [{ unitId: units.residents }] });
    const withdraw = (who: string) => withdrawDeadline(as(who), callerFor(who), id);
    expect(await withdraw(staff.residentsChief)).toMatchObject({ refusal: { reason: "notOwner" } });
    expect(await withdraw(staff.planningChief)).toEqual({ kind: "withdrawn" });
    expect(await withdraw(staff.planningChief)).toEqual({ kind: "withdrawn" });
    expect(await audit()).toEqual([{ action: "deadline.withdraw" }]);
    expect((await ownDeadlines(as(staff.residentsChief), callerFor(staff.residentsChief))).toDo).toEqual([]);
  });
});

describe("handing in", () => {
  const hand = (who: string, deadlineId: string, subjectId: string, paper = "") =>
    handIn(as(who), callerFor(who), { deadlineId, subjectId, paper });

  test("a unit once, by anybody of it; pressed twice or by two, the first stands", async () => {
    const id = await addDeadline(scene.db, { audiences: [{ unitId: units.root, role: "chief" }] });
    expect(await hand(staff.residentsMember, id, units.residents)).toMatchObject({
      kind: "handedIn",
      isRepeat: false,
      handedIn: { staffName: "小野寺 岳志" },
    });
    expect(await hand(staff.residentsChief, id, units.residents)).toMatchObject({
      isRepeat: true,
      handedIn: { staffName: "小野寺 岳志" },
    });
    expect(await scene.db.$count(t.deadlineHandIns)).toBe(1);
    expect(await audit()).toEqual([{ action: "deadline.handIn" }]);
  });

  test("two at the same moment store one", async () => {
    const id = await addDeadline(scene.db, { audiences: [{ unitId: units.root, role: "chief" }] });
    const both = await Promise.all([
      hand(staff.residentsMember, id, units.residents),
      hand(staff.residentsChief, id, units.residents),
    ]);
    expect(both.map((each) => each.kind === "handedIn" && each.isRepeat).sort()).toEqual([false, true]);
    expect(await scene.db.$count(t.deadlineHandIns)).toBe(1);
  });

  test("needs the paper that is asked for", async () => {
    const id = await addDeadline(scene.db, {
      handIn: "documentNumber",
      audiences: [{ unitId: units.residents }],
    });
    expect(await hand(staff.residentsChief, id, units.residents, " ")).toMatchObject({
      refusal: { reason: "paperMissing" },
    });
    expect(await hand(staff.residentsChief, id, units.residents, " 若市第3号 ")).toMatchObject({
      handedIn: { paper: "若市第3号" },
    });
  });

  test("is for nobody else's unit or person", async () => {
    const byUnit = await addDeadline(scene.db, { audiences: [{ unitId: units.root, role: "chief" }] });
    const byPerson = await addDeadline(scene.db, { handInBy: "person", audiences: [{ unitId: units.root }] });
    const notAsked = { kind: "refused", refusal: { reason: "notAsked" } };
    expect(await hand(staff.communityChief, byUnit, units.residents)).toEqual(notAsked);
    expect(await hand(staff.residentsChief, byPerson, staff.residentsMember)).toEqual(notAsked);
    expect(await hand(staff.residentsChief, byUnit, "nobody")).toEqual(notAsked);
    expect(await hand(staff.residentsChief, "nothing", units.residents)).toMatchObject({
      refusal: { reason: "deadlineNotFound" },
    });
    expect(await scene.db.$count(t.deadlineHandIns)).toBe(0);
  });

  test("taken back it is missing again, and can be handed in anew", async () => {
    const id = await addDeadline(scene.db, { audiences: [{ unitId: units.residents, role: "chief" }] });
    const who = callerFor(staff.residentsChief);
    await hand(staff.residentsChief, id, units.residents);
    const back = () =>
      takeBack(as(staff.residentsChief), who, { deadlineId: id, subjectId: units.residents });
    expect([await back(), await back()]).toEqual([{ kind: "takenBack" }, { kind: "takenBack" }]);
    expect((await ownDeadlines(as(staff.residentsChief), who)).toDo).toMatchObject([{ handedIn: null }]);
    expect(await hand(staff.residentsChief, id, units.residents)).toMatchObject({ isRepeat: false });
    expect((await audit()).map(({ action }) => action)).toEqual([
      "deadline.handIn",
      "deadline.takeBack",
      "deadline.handIn",
    ]);
  });
});

describe("what one sees", () => {
  test("one's own, by unit and person, before and after; what one asks with how far it is", async () => {
    await addDeadline(scene.db, { title: "いま", audiences: [{ unitId: units.root, role: "chief" }] });
    await addDeadline(scene.db, {
      title: "これから",
      opensOn: "2027-01-04",
      dueOn: "2027-01-29",
      handInBy: "person",
      audiences: [{ unitId: units.root }],
    });
    const member = await ownDeadlines(as(staff.residentsMember), callerFor(staff.residentsMember));
    expect(member.toDo).toMatchObject([{ title: "いま", isAsked: false, subjectId: units.residents }]);
    expect(member.ahead).toMatchObject([
      { title: "これから", isAsked: true, subjectId: staff.residentsMember },
    ]);
    expect(member).toMatchObject({ owned: [], mayCreate: false });
    const owner = await ownDeadlines(as(staff.planningChief), callerFor(staff.planningChief));
    expect(owner.owned).toMatchObject([
      { title: "いま", asked: 3, handedIn: 0 },
      { title: "これから", asked: 9, handedIn: 0 },
    ]);
    expect((await ownDeadlines(as(staff.civicDirector), callerFor(staff.civicDirector))).toDo).toEqual([]);
  });

  test("a person in two asked units hands in one thing, in the place of the main post", async () => {
    await addDeadline(scene.db, { handInBy: "person", audiences: [{ unitId: units.civic }] });
    const view = await ownDeadlines(as(staff.doubleMember), callerFor(staff.doubleMember));
    expect(view.toDo).toMatchObject([{ unit: { name: "市民課" } }]);
    expect(view.toDo).toHaveLength(1);
  });

  test("who leads sees what sections below have missed, and how many of their people; not what is still ahead", async () => {
    const chiefs = { audiences: [{ unitId: units.civic, role: "chief" as const }] };
    const missed = await addDeadline(scene.db, { ...chiefs, dueOn: "2026-10-02" });
    await addDeadline(scene.db, chiefs);
    await addDeadline(scene.db, {
      dueOn: "2026-10-05",
      handInBy: "person",
      audiences: [{ unitId: units.residents }],
    });
    await scene.db.insert(t.deadlineHandIns).values({
      id: "in",
      deadlineId: missed,
      subjectId: units.community,
      paper: "",
      staffId: staff.communityChief,
      staffName: "",
      handedInAt: 1,
    });
    await scene.db.update(t.goals).set({ deadlineDate: "2026-10-01" }).where(eq(t.goals.id, CITY.goals.g4));
    const below = async (who: string) => (await ownDeadlines(as(who), callerFor(who))).below;
    expect(await below(staff.civicDirector)).toMatchObject([
      { goalId: CITY.goals.g4, unit: { name: "地域支援課" }, people: null },
      { deadlineId: missed, unit: { name: "市民課" }, people: null },
      { unit: { name: "市民課" }, people: 3, dueOn: "2026-10-05" },
    ]);
    expect(await below(staff.residentsChief)).toMatchObject([{ people: 3 }]);
    expect(await below(staff.residentsMember)).toEqual([]);
    expect(await below(staff.managementDirector)).toEqual([]);
  });

  test("goals that nobody has begun, from October on", async () => {
    const view = await ownDeadlines(as(staff.planningChief), callerFor(staff.planningChief));
    expect(view.lateStarts).toMatchObject([{ goalId: CITY.goals.planning1, isSilent: true }]);
  });

  test("the owner sees everybody, a director those below, others only their own", async () => {
    const id = await addDeadline(scene.db, { audiences: [{ unitId: units.root, role: "chief" }] });
    const page = async (who: string) => deadlinePage(as(who), callerFor(who), id);
    const listed = async (who: string) => (await page(who))?.list?.map(({ unit }) => unit.name) ?? null;
    expect(await listed(staff.planningMember)).toEqual(["市民課", "地域支援課", "企画課"]);
    expect(await listed(staff.civicDirector)).toEqual(["市民課", "地域支援課"]);
    expect(await page(staff.residentsMember)).toMatchObject({
      list: null,
      mine: [{ subjectId: units.residents, person: null }],
      mayChange: false,
    });
    expect(await page(staff.admin)).toMatchObject({ mayChange: true });
    const other = await addDeadline(scene.db, { audiences: [{ unitId: units.planning }] });
    expect(await deadlinePage(as(staff.residentsChief), callerFor(staff.residentsChief), other)).toBeNull();
  });
});

describe("the calendar of the year", () => {
  const yearly = () =>
    addDeadline(scene.db, {
      id: "series-1",
      repeat: "yearly",
      audiences: [{ unitId: units.residents, role: "chief" }],
    });
  const rows = () => scene.db.select().from(t.deadlines).orderBy(asc(t.deadlines.fiscalYear));

  test("comes once, however often and by however many it is opened", async () => {
    await yearly();
    await addDeadline(scene.db, { audiences: [{ unitId: units.residents }] });
    const context = as(staff.admin, "2027-02-01");
    await Promise.all([openYear(context), openYear(context)]);
    expect(await openYear(context)).toEqual([]);
    const series = (await rows()).filter((row) => row.seriesId === "series-1");
    expect(series).toMatchObject([
      { fiscalYear: 2026 },
      { fiscalYear: 2027, opensOn: "2027-10-01", dueOn: "2027-10-16", title: "予算要求の調書" },
    ]);
    expect(await rows()).toHaveLength(3);
    expect(await scene.db.$count(t.deadlineAudiences)).toBe(3);
  });

  test("a withdrawn series does not come again, nor does one whose next year was withdrawn", async () => {
    await yearly();
    const context = as(staff.admin, "2027-02-01");
    const [made] = await openYear(context);
    await scene.db
      .update(t.deadlines)
      .set({ withdrawnAt: 1 })
      .where(eq(t.deadlines.id, made ?? ""));
    expect(await openYear(context)).toEqual([]);
    expect(await openYear(as(staff.admin, "2028-02-01"))).toEqual([]);
  });

  test("asks the unit that took the place of one that has ended", async () => {
    await yearly();
    await scene.db
      .update(t.units)
      .set({ validTo: "2027-03-31", successorId: units.community })
      .where(eq(t.units.id, units.residents));
    const [made] = await openYear(as(staff.admin, "2027-04-02"));
    const asked = await scene.db
      .select()
      .from(t.deadlineAudiences)
      .where(eq(t.deadlineAudiences.deadlineId, made ?? ""));
    expect(asked).toMatchObject([{ unitId: units.community, role: "chief" }]);
  });
});
