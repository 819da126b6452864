// Sees every call that LINE gets at the moment it gets it, and says what should not have been said.
import type { Client } from "@libsql/client";
import { tokyoDate } from "../../worker/domain/civilDate.ts";
import type { Facts } from "./facts.ts";
import type { Acceptance, Call } from "./line.ts";
import { doneAt, isRungOn, type Occasion, occasionKey } from "./owed.ts";
import { PEOPLE } from "./town.ts";

/** From the look at the clock to LINE: the claim, a token, the call itself. */
const ON_ITS_WAY_MS = 60_000;
/** Nobody may make the same call again sooner, whatever came of the first. */
const SHORTEST_WAIT_MS = 10_000;
/** Reasons of earlier attempts that leave no doubt: LINE has not taken the message on. */
const CLEAR = ["quota", "rate", "credentials"];

/** A message that a person was sent, as LINE counts it. */
export interface Said {
  at: number;
  staffId: string;
  retryKey: string;
  messageOccasion: string;
  occasions: Occasion[];
}

interface StoredBatch {
  id: string;
  occasion: string;
  body: string;
  attempts: number;
  reason: string | null;
  state: string;
}

export class Witness {
  readonly problems: string[] = [];
  readonly said: Said[] = [];
  /** How often a call was made under each retry key. */
  readonly calls = new Map<string, number>();
  readonly #client: Client;
  readonly #facts: Facts;
  readonly #skew: number;
  /** As it was at the newest call. */
  readonly #stored = new Map<string, StoredBatch | undefined>();
  readonly #inHand = new Map<string, Call>();

  /** @param skew by how much the wall clocks of two programs may differ, milliseconds */
  constructor(client: Client, facts: Facts, skew: number) {
    this.#client = client;
    this.#facts = facts;
    this.#skew = skew;
  }

  /** Before LINE makes anything of a call: what it carries must be stored, word for word, and in one hand. */
  async seeCall(call: Call): Promise<void> {
    const key = call.retryKey ?? "";
    this.calls.set(key, (this.calls.get(key) ?? 0) + 1);
    const batch = await this.#batchOf(key);
    this.#stored.set(key, batch);
    if (!batch) return this.#blame(call.at, `a call under ${key}, which is not stored`);
    if (batch.body !== call.body) this.#blame(call.at, `${batch.id}: the body is not the one stored`);
    if (batch.state === "accepted")
      this.#blame(call.at, `${batch.id}: called again although it was accepted`);
    const other = this.#inHand.get(key);
    if (other && other.life !== call.life && other.life.isRunning && call.at - other.at < SHORTEST_WAIT_MS) {
      this.#blame(call.at, `${batch.id}: in two hands at once`);
    }
    this.#inHand.set(key, call);
  }

  /** LINE has taken on a message: for whom, about what, and whether it should have. */
  async seeAcceptance({ at, retryKey, to, life }: Acceptance): Promise<void> {
    const batch = this.#stored.get(retryKey);
    // A notice answers an act: it keeps no hours and no pause, and rests on no duty.
    if (!batch || batch.occasion === "notice") return;
    const isDoubtful = batch.attempts > 1 && !CLEAR.includes(batch.reason ?? "");
    const nudges = await this.#client.execute({
      sql: "SELECT duty_key AS dutyKey, staff_id AS staffId, rung FROM nudges WHERE batch_id = ?",
      args: [batch.id],
    });
    const occasions = nudges.rows.map((row) => ({ ...row }) as unknown as Occasion);
    const pause = this.#facts.pauses.at(-1);
    if (pause?.isPaused && pause.at < life.heededUntil && !isDoubtful)
      this.#blame(at, `${batch.id}: sent although sending is paused`);
    for (const person of PEOPLE.filter(({ lineUserId }) => to.includes(lineUserId))) {
      const own = occasions.filter(({ staffId }) => staffId === person.id);
      if (own.length === 0) this.#blame(at, `${person.id} gets ${batch.id} without any occasion`);
      this.#checkPerson({ at, staffId: person.id, batch, isDoubtful, own, heededUntil: life.heededUntil });
      this.said.push({ at, staffId: person.id, retryKey, messageOccasion: batch.occasion, occasions: own });
    }
  }

  /** What was said to a person about an occasion. */
  saidOf(occasion: Occasion): Said[] {
    const key = occasionKey(occasion);
    return this.said.filter(
      ({ staffId, occasions }) =>
        staffId === occasion.staffId && occasions.some((each) => occasionKey(each) === key),
    );
  }

  #checkPerson(what: {
    at: number;
    staffId: string;
    batch: StoredBatch;
    isDoubtful: boolean;
    own: Occasion[];
    heededUntil: number;
  }): void {
    const { at, staffId, batch, isDoubtful, own, heededUntil } = what;
    const day = tokyoDate(at);
    const blame = (words: string) => this.#blame(at, `${staffId} ${batch.id}: ${words}`);
    const isSecond = this.said.some(
      (said) => said.staffId === staffId && said.messageOccasion === "daily" && tokyoDate(said.at) === day,
    );
    if (batch.occasion === "daily" && isSecond) blame("a second message of the day");
    const outsideBy = this.#facts.days.outsideBy(staffId, at);
    if (outsideBy > ON_ITS_WAY_MS + this.#skew) blame("outside the hours");
    const absence = this.#facts.absenceOn(staffId, day);
    if (absence && absence.at < heededUntil && !isDoubtful) blame("to somebody absent");
    for (const occasion of own) {
      const words = occasionKey(occasion);
      if (this.saidOf(occasion).length > 0) blame(`said before: ${words}`);
      const done = doneAt(this.#facts, occasion);
      if (done !== null && done < heededUntil && !isDoubtful) blame(`done before: ${words}`);
      if (!isRungOn(this.#facts, occasion, day)) {
        if (!isDoubtful || occasion.rung === "day") blame(`not the time of: ${words}`);
      }
      const snooze = this.#facts.snoozeOf(occasion.dutyKey, staffId);
      if (snooze && at < snooze.until && snooze.at < heededUntil && !isDoubtful)
        blame(`asked to wait: ${words}`);
    }
  }

  async #batchOf(retryKey: string): Promise<StoredBatch | undefined> {
    const { rows } = await this.#client.execute({
      sql: "SELECT id, occasion, body, attempts, reason, state FROM batches WHERE retry_key = ?",
      args: [retryKey],
    });
    return rows[0] as unknown as StoredBatch | undefined;
  }

  #blame(at: number, words: string): void {
    this.problems.push(`${new Date(at + 9 * 3_600_000).toISOString().slice(0, 19)} ${words}`);
  }
}
