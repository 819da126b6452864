// Ten goals answered in the chat as a person would: the card of the morning, then a tap per goal.
import { and, eq } from "drizzle-orm";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { goalSections, goals, posts, reports, rounds, staff } from "../../db/schema/index.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import { startStack, until } from "../e2e/support/stack.ts";
import type { TapLine } from "./taps.ts";

/** A chief of eight goals; two more are asked of their unit. */
const WHO = "10021";
const GOALS = 10;
const SECONDS_PER_TAP = 1;
const OPENING_MINUTE = 8 * 60 + 30;
const UNCHANGED = "前の四半期から変更なし";

interface Button {
  label: string;
  data: string;
}

/** Answers ten goals on the real parts, with LINE simulated. */
export async function answerInChat(kind: "unchanged" | "changed"): Promise<TapLine> {
  const stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  const { line, context, city } = stack;
  const userId = sampleLineUserId(WHO);
  line.addUser({ userId, name: "課長", friend: true });
  const round = await askTen(context.db);
  await city.tickAt(tokyoInstant(round.opensOn, OPENING_MINUTE));

  let waitedMs = 0;
  let taps = 0;
  let seen = 0;
  const shown = async (): Promise<Button[]> => {
    const inbox = await until("what the bot says", () =>
      line.inbox(userId).length > seen ? line.inbox(userId) : null,
    );
    seen = inbox.length;
    return buttonsIn(inbox.at(-1)?.messages);
  };
  const tap = async (button: Button | undefined): Promise<Button[]> => {
    if (!button) throw new Error("there is no button to tap");
    const from = performance.now();
    taps += 1;
    await line.postback(userId, button.data);
    const buttons = await shown();
    waitedMs += performance.now() - from;
    return buttons;
  };

  let buttons = await tap((await shown()).find(({ data }) => data === "answer"));
  for (let goal = 0; goal < GOALS; goal += 1) {
    const grades = buttons.filter(({ data }) => data.startsWith("grade:"));
    buttons = await tap(
      kind === "unchanged" ? buttons.find(({ label }) => label === UNCHANGED) : grades[goal % grades.length],
    );
  }
  const stored = await context.db.$count(
    reports,
    and(eq(reports.roundId, round.id), eq(reports.channel, "chat")),
  );
  if (stored !== GOALS) throw new Error(`${stored} reports are stored, not ${GOALS}`);
  const paid = line.inbox(userId).filter(({ via }) => via !== "reply");
  if (paid.length > 1) throw new Error("answering cost quota");
  await stack.stop();
  const seconds = taps * SECONDS_PER_TAP + waitedMs / 1000;
  return {
    name: "taps",
    surface: "chat",
    case: kind,
    goals: GOALS,
    taps,
    characters: 0,
    seconds: Math.round(seconds * 10) / 10,
  };
}

type Database = Awaited<ReturnType<typeof startStack>>["context"]["db"];

/** Asks ten goals of the chief's unit in the open round, none answered, each answered in the round before. */
async function askTen(db: Database) {
  const [open] = await db.select().from(rounds).where(eq(rounds.quarter, 2));
  const [before] = await db.select().from(rounds).where(eq(rounds.quarter, 1));
  const [chief] = await db
    .select({ unitId: posts.unitId })
    .from(staff)
    .innerJoin(posts, and(eq(posts.staffId, staff.id), eq(posts.isMain, true)))
    .where(eq(staff.staffNumber, WHO));
  if (!open || !before || !chief) throw new Error("the sample city has changed");
  const { unitId } = chief;
  const asked = await db.select().from(goalSections).where(eq(goalSections.unitId, unitId));
  const others = (await db.select({ id: goals.id }).from(goals)).filter(
    ({ id }) => !asked.some(({ goalId }) => goalId === id),
  );
  const more = others.slice(0, GOALS - asked.length).map(({ id }) => ({ goalId: id, unitId }));
  await db.insert(goalSections).values(more);
  const answers = await db.select().from(reports).where(eq(reports.unitId, unitId));
  const [said] = answers.filter(({ roundId }) => roundId === before.id);
  if (!said) throw new Error("the sample city has no history");
  const silent = [...asked, ...more].filter(
    ({ goalId }) => !answers.some((answer) => answer.goalId === goalId && answer.roundId === before.id),
  );
  for (const { goalId } of silent) {
    const id = `bench-${goalId}`;
    await db.insert(reports).values({ ...said, id, goalId, submissionKey: id });
  }
  await db.run(
    `DELETE FROM criterion_judgements WHERE report_id IN (SELECT id FROM reports WHERE round_id = '${open.id}')`,
  );
  await db.delete(reports).where(eq(reports.roundId, open.id));
  return open;
}

/** Every button that leaves a tap, in order. */
function buttonsIn(value: unknown): Button[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== "object" || value === null) return [];
  const { type, label, data } = value as Partial<Button> & { type?: string };
  if (type === "postback" && label !== undefined && data !== undefined) return [{ label, data }];
  return Object.values(value).flatMap(buttonsIn);
}
