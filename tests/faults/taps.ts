// Taps of 「確認しました」 that the webhook has acknowledged: what each must have come to in the end.
import { PEOPLE } from "./town.ts";
import type { World } from "./world.ts";

/** As long as a reply has to be tried where LINE is unwell, of the minute that its token lives. */
const TRIED_UNTIL_MS = 40_000;

export interface Tap {
  staffId: string;
  pointId: string;
}

export class Taps {
  readonly #world: World;
  /** By the id of the event, which is its reply token too. */
  readonly #made = new Map<string, Tap>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The event of a tap, with a reply token whose minute begins now. */
  eventOf(tap: Tap) {
    const { clock, line } = this.#world;
    const id = `tap-${this.#made.size + 1}`;
    this.#made.set(id, tap);
    line.replyTokens.set(id, { givenAt: clock.now, calls: [], acceptedAt: null });
    return {
      type: "postback",
      webhookEventId: id,
      timestamp: clock.now,
      mode: "active",
      replyToken: id,
      source: { type: "user", userId: PEOPLE.find((person) => person.id === tap.staffId)?.lineUserId },
      postback: { data: `read:${tap.pointId}` },
    };
  }

  /** What was not recorded, never finished, or given up although LINE would have taken a reply. */
  async problems(): Promise<string[]> {
    const { client, facts, line, deaths, mostSkew } = this.#world;
    const { rows } = await client.execute("SELECT id, state FROM webhook_events");
    const states = new Map(rows.map((row) => [String(row.id), row.state]));
    return [...this.#made].flatMap(([id, { staffId, pointId }]) => {
      const said: string[] = [];
      if (states.get(id) !== "done") said.push(`${id}: never finished`);
      if (!facts.readings.has(`${pointId} ${staffId}`)) said.push(`${id}: not recorded`);
      const token = line.replyTokens.get(id);
      const [first, last] = [token?.calls[0], token?.calls.at(-1)];
      const wasPatient =
        !token || first === undefined || last === undefined || last - token.givenAt > TRIED_UNTIL_MS;
      // Who dies forgets for how long; who has the wrong time does not know it.
      if (token?.acceptedAt === null && !wasPatient && deaths === 0 && mostSkew === 0) {
        said.push(`${id}: given up after ${(last ?? 0) - token.givenAt} ms`);
      }
      return said;
    });
  }

  /** Whether each tap was replied to, in the order in which they were made. */
  replied(): boolean[] {
    return [...this.#made.keys()].map((id) => this.#world.line.replyTokens.get(id)?.acceptedAt != null);
  }
}
