// Ten goals answered in the chat as a person would: the card of the morning, then a tap per goal.
import { and, eq } from "drizzle-orm";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { reports } from "../../db/schema/index.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import { startStack, until } from "../e2e/support/stack.ts";
import { type Button, buttonsIn } from "./buttons.ts";
import type { TapLine } from "./taps.ts";
import { askTen, CHIEF_OF_TEN, GOALS } from "./tenGoals.ts";

const SECONDS_PER_TAP = 1;
const OPENING_MINUTE = 8 * 60 + 30;
const UNCHANGED = "前の四半期から変更なし";

/** Answers ten goals on the real parts, with LINE simulated. */
export async function answerInChat(kind: "unchanged" | "changed"): Promise<TapLine> {
  const stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  const { line, context, city } = stack;
  const userId = sampleLineUserId(CHIEF_OF_TEN);
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
