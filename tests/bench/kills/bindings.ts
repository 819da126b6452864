import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { staff } from "../../../db/schema/index.ts";
import { createInvite } from "../../../worker/people/createInvite.ts";
import { CHANNEL } from "../../e2e/support/stack.ts";
import { compareCounts, countsOf, type Figures, type Moment, strike } from "./moments.ts";
import type { Town } from "./town.ts";

/** Somebody of the sample city who is linked. */
const STAFF_NUMBER = "10012";
/** How long a binding with its notices takes where nothing is killed, about. */
const BINDING_MS = 400;

/**
 * One person's binding moves from account to account while processes die. Of the code the bound account hears once;
 * where the binding moved, so do the new account and the one that lost it, and where it did not, nobody does.
 */
export async function bindings(town: Town, moments: readonly Moment[]): Promise<Figures> {
  const figures: Figures = { expected: 0, lost: 0, doubled: 0, recoveryMs: 0 };
  await town.settle();
  let number = 0;
  for (const moment of moments) {
    number += 1;
    const [before, next] = [await accountOf(town), `U${String(number).padStart(32, "b")}`];
    town.line.addUser({ userId: next, name: "職員", friend: true });
    const since = town.line.deliveries.length;
    const from = performance.now();
    const linking = link(town, next);
    await sleep(moment.share * BINDING_MS);
    strike(moment);
    await linking;
    await town.settle();
    const moved = (await accountOf(town)) === next;
    const told = town.line.deliveries
      .slice(since)
      .filter(({ via, userId }) => via !== "reply" && (userId === next || userId === before));
    const { expected, lost, doubled } = compareCounts(
      countsOf(moved ? [before, next, before] : [before]),
      countsOf(told.map(({ userId }) => userId)),
    );
    figures.expected += expected;
    figures.lost += lost;
    figures.doubled += doubled;
    figures.recoveryMs = Math.max(figures.recoveryMs, Math.round(performance.now() - from));
  }
  return figures;
}

async function accountOf({ context: { db } }: Town): Promise<string> {
  const [person] = await db
    .select({ userId: staff.lineUserId })
    .from(staff)
    .where(eq(staff.staffNumber, STAFF_NUMBER));
  if (!person?.userId) throw new Error("the person of the sample city is not linked");
  return person.userId;
}

/** Brings the code; whether it got through is for the database to say. */
async function link(town: Town, userId: string): Promise<void> {
  const invite = await createInvite(town.context, {
    staffNumber: STAFF_NUMBER,
    secret: CHANNEL.SESSION_SECRET,
  });
  if (invite.kind === "refused") throw new Error("no code could be made");
  await fetch(`${town.city.url}/api/link`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: town.city.url,
      "x-requested-with": "shinchoku",
      connection: "close",
    },
    body: JSON.stringify({
      idToken: await town.line.issueIdToken(userId),
      staffNumber: STAFF_NUMBER,
      code: invite.code,
    }),
  }).catch(() => undefined);
}
