import type { Client } from "@libsql/client";
import type { Context } from "../../worker/context.ts";
import type { BatchMessage } from "../../worker/delivery/batchMessage.ts";
import { handOverNotices } from "../../worker/delivery/handOverNotices.ts";
import { runTick, type TickParts } from "../../worker/delivery/runTick.ts";
import { consumeBatches } from "../../worker/delivery/sendBatches.ts";
import { callUnits } from "../../worker/departments/callUnits.ts";
import type { Config } from "../../worker/env.ts";
import { askQuota } from "../../worker/line/askQuota.ts";
import { createLineClient } from "../../worker/line/client.ts";
import { consumeEvents } from "../../worker/line/consumeEvents.ts";
import { CITY } from "../support/city.ts";
import { type BindingAct, Bindings } from "./bindings.ts";
import { checkBooks } from "./books.ts";
import { databaseOf } from "./database.ts";
import { Facts } from "./facts.ts";
import { type Effect, type Fates, Life, type Mishap } from "./life.ts";
import { type Call, LineInMemory, type Weather } from "./line.ts";
import { UnrulyQueue } from "./queue.ts";
import { type Random, randomFrom } from "./random.ts";
import { type Tap, Taps } from "./taps.ts";
import { PEOPLE, SECTIONS } from "./town.ts";
import { Witness } from "./witness.ts";

const CHANNEL = { channelId: "1650000001", channelSecret: "0123456789abcdef0123456789abcdef" };
const CARDS = { liffId: "1650000002-AbCdEfGh", content: "published" as const };
const CONFIG = {
  LIFF_ID: CARDS.liffId,
  LINE_CONTENT: CARDS.content,
  SESSION_SECRET: "a secret of the runs, long enough for anybody",
} as Config;
/** `max_batch_size` of wrangler.toml. */
const MESSAGES_AT_ONCE = 20;
const EVENTS_AT_ONCE = 10;

let worlds = 0;

/**
 * The real planner, sender and sweep between a real database, a LINE in memory and an unruly queue, on one clock.
 * `isSound`: LINE knows every account.
 */
export class World {
  readonly clock: { now: number };
  readonly random: Random;
  readonly client: Client;
  readonly facts: Facts;
  readonly line: LineInMemory;
  readonly queue: UnrulyQueue<BatchMessage>;
  readonly events: UnrulyQueue<unknown>;
  readonly witness: Witness;
  readonly bindings: Bindings;
  readonly taps: Taps;
  /** What happens at the n-th effect of the run, from 1. */
  mishapAt: (effect: Effect, count: number) => Mishap | null = () => null;
  weatherAt: (call: Call) => Weather | null = () => null;
  turn: Fates["turn"];
  /** By how much the wall clock of the programs is wrong now, and by how much at most. */
  skew = 0;
  readonly mostSkew: number;
  effects = 0;
  deaths = 0;
  /** When the newest tick began that went through without a failure. */
  #lastGoodTick = Number.NEGATIVE_INFINITY;
  #ids = 0;
  /** Tokens live as long as the isolate: a death begins another. */
  #isolate = 0;
  readonly #name: string;

  constructor(
    client: Client,
    options: { minute: string; seed?: number; mostSkew?: number; isSound?: boolean },
  ) {
    worlds += 1;
    this.#name = `world-${worlds}`;
    this.clock = { now: minuteOf(options.minute) };
    this.random = randomFrom(options.seed ?? 1);
    this.mostSkew = options.mostSkew ?? 0;
    this.client = client;
    this.facts = new Facts(client, this.clock);
    this.queue = new UnrulyQueue(this.clock, this.random);
    this.events = new UnrulyQueue(this.clock, this.random);
    this.witness = new Witness(client, this.facts, 2 * this.mostSkew);
    this.line = new LineInMemory({
      clock: this.clock,
      weatherAt: (call) => this.weatherAt(call),
      onCall: (call) => this.witness.seeCall(call),
      onAccept: (acceptance) => this.witness.seeAcceptance(acceptance),
    });
    this.taps = new Taps(this);
    this.bindings = new Bindings(client, this.clock, this.line);
    for (const { lineUserId, isBad, isDeaf } of PEOPLE) {
      if (!isBad || options.isSound) this.line.friends.set(lineUserId, { isBlocked: isDeaf });
    }
  }

  /** Runs the tick of this instant. */
  async tick(): Promise<"good" | "failed" | "died"> {
    const beganAt = this.clock.now;
    const life = this.#newLife();
    let failures = ["all of it"];
    const work = async () => {
      const summary = await runTick(this.#contextOf(life), this.#partsOf(life));
      failures = summary.failed;
    };
    const end = await life.live(work).catch(() => "finished" as const);
    if (end === "died") return this.#bury();
    if (failures.length > 0) return "failed";
    this.#lastGoodTick = beganAt;
    return "good";
  }

  /** A director calls whoever is silent. */
  async call(): Promise<"called" | "refused" | "failed" | "died"> {
    const life = this.#newLife();
    const actor = { kind: "staff", staffId: CITY.staff.civicDirector } as const;
    const context = { ...this.#contextOf(life), actor };
    const unitIds = SECTIONS.map(({ unitId }) => unitId);
    const isStored = this.facts.call(unitIds);
    let result: "called" | "refused" | "failed" = "failed";
    const work = async () => {
      const outcome = await callUnits(context, { unitId: CITY.units.root, unitIds }, this.#partsOf(life));
      result = outcome.kind;
    };
    const end = await life.live(work).catch(() => "finished" as const);
    await isStored();
    return end === "died" ? this.#bury() : result;
  }

  /** Somebody binds a LINE account in the place of another, or sets it free. */
  async rebind(which: "bind" | "unbind" = "bind"): Promise<"finished" | "failed" | "died"> {
    const act: BindingAct = await this.bindings[which]();
    const life = this.#newLife();
    const context = this.#contextOf(life);
    const { enqueue } = this.#partsOf(life);
    const end = await life
      .live(async () => {
        await act.work(context, this.#wallNow());
        await handOverNotices(context, enqueue, this.#wallNow());
      })
      .catch(() => "failed" as const);
    await act.remember();
    return end === "died" ? this.#bury() : end;
  }

  /** Lets a consumer have what the queue has for it now. */
  async consume(most = MESSAGES_AT_ONCE): Promise<void> {
    const taken = this.queue.take(most);
    const life = this.#newLife();
    const context = this.#contextOf(life);
    const parts = { context, line: this.#lineOf(life), wallNow: () => this.#wallNow() };
    const end = await life.live(() =>
      consumeBatches(
        taken.map(({ message }) => message),
        parts,
      ),
    );
    for (const { comeBack } of taken) comeBack();
    if (end === "died") this.#bury();
  }

  /** Somebody taps 「確認しました」; the webhook has put it on its queue. */
  tap(tap: Tap): void {
    this.events.put([{ body: this.taps.eventOf(tap) }]);
  }

  /** Lets a consumer have the events that are due. */
  async answer(): Promise<void> {
    const taken = this.events.take(EVENTS_AT_ONCE);
    const life = this.#newLife();
    const services = { context: this.#contextOf(life), config: CONFIG };
    const sleep = async (ms: number) => {
      // A clock has whole milliseconds, however finely somebody waits.
      const until = this.clock.now + Math.ceil(ms);
      await new Promise((resolve) => setImmediate(resolve));
      this.clock.now = Math.max(this.clock.now, until);
    };
    const clock = { now: () => this.#wallNow(), sleep, chance: () => this.random.float() };
    const end = await life.live(() =>
      consumeEvents(
        taken.map(({ message }) => message),
        { services, line: this.#lineOf(life), clock },
      ),
    );
    for (const { comeBack } of taken) comeBack();
    await this.facts.noteReadings();
    if (end === "died") this.#bury();
  }

  /** Goes to a minute of the city, `2026-10-05T09:00`, or an instant; the queue delivers what is due until then. */
  async goTo(minute: string | number): Promise<void> {
    const until = typeof minute === "string" ? minuteOf(minute) : minute;
    for (let next = this.#nextAt(); next < until; next = this.#nextAt()) {
      this.clock.now = Math.max(this.clock.now, next);
      if (this.clock.now >= until) break;
      if ((this.events.nextAt() ?? Number.POSITIVE_INFINITY) <= this.clock.now) await this.answer();
      else await this.consume();
    }
    this.clock.now = Math.max(this.clock.now, until);
  }

  /** Goes to a minute and runs the tick. */
  async tickAt(minute: string | number): Promise<"good" | "failed" | "died"> {
    await this.goTo(minute);
    return this.tick();
  }

  /** Everything that is wrong when all is over: what was said and should not have been, and what the tables say. */
  async problems(): Promise<string[]> {
    const books = await checkBooks(this.client, this.line, this.mostSkew);
    const notices = await this.bindings.problems();
    const taps = await this.taps.problems();
    return [...this.witness.problems, ...this.line.violations, ...books, ...notices, ...taps];
  }

  /** When the next message of a queue is due. */
  #nextAt(): number {
    return Math.min(
      this.queue.nextAt() ?? Number.POSITIVE_INFINITY,
      this.events.nextAt() ?? Number.POSITIVE_INFINITY,
    );
  }

  #wallNow(): number {
    return this.clock.now + this.skew;
  }

  #newLife(): Life {
    const mishapAt = (effect: Effect) => {
      this.effects += 1;
      return this.mishapAt(effect, this.effects);
    };
    return new Life({ mishapAt, ...(this.turn ? { turn: this.turn } : {}) }, this.#lastGoodTick);
  }

  #contextOf(life: Life): Context {
    const onTrip = () => {
      this.clock.now += 5;
    };
    return {
      db: databaseOf(this.client, life, onTrip),
      now: this.clock.now,
      actor: { kind: "system" },
      newId: () => {
        this.#ids += 1;
        return `id-${this.#ids}`;
      },
    };
  }

  #partsOf(life: Life): TickParts {
    const line = this.#lineOf(life);
    return {
      cards: CARDS,
      enqueue: (messages) =>
        life.effect(
          "queue",
          async () => this.queue.put(messages),
          () => new Error("the queue refuses"),
        ),
      newRetryKey: () => this.#uuid(),
      askQuota: () => askQuota(line),
      wallNow: this.#wallNow(),
    };
  }

  #lineOf(life: Life) {
    return createLineClient({
      ...CHANNEL,
      apiBaseUrl: `https://${this.#name}-${this.#isolate}.line.test`,
      fetch: this.line.fetchOf(life),
      now: () => this.#wallNow(),
    });
  }

  #bury(): "died" {
    this.deaths += 1;
    this.#isolate += 1;
    return "died";
  }

  #uuid(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${this.#ids.toString(16).padStart(12, "0")}`;
  }
}

/** The instant of a minute of the city. */
export function minuteOf(minute: string): number {
  return Date.parse(`${minute}:00+09:00`);
}
