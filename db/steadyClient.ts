import type { Client, InArgs, InStatement, ResultSet, TransactionMode } from "@libsql/client/web";
import { readsOnly } from "./readsOnly.ts";
import { unavailabilityIn } from "./unavailable.ts";

type BatchStatements = Parameters<Client["batch"]>[0];

/** After so long a person is told that it is busy. */
const PATIENCE_MS = 8_000;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 640;

/**
 * A client for a database with one writer and many who write. A batch that writes says so when it begins, instead of
 * finding out in the middle that another one is writing. Whoever made the client has one write on its way at a time.
 * What the database had no room for, and so has not done, is tried again, within a bound.
 * An interactive transaction is passed on as it is: only its owner can begin it anew.
 */
export class SteadyClient implements Client {
  readonly #client: Client;
  readonly #patienceMs: number;
  #lastWrite: Promise<unknown> = Promise.resolve();

  /** @param patienceMs no further try begins later than this after the call */
  constructor(client: Client, patienceMs = PATIENCE_MS) {
    this.#client = client;
    this.#patienceMs = patienceMs;
  }

  execute(stmt: InStatement): Promise<ResultSet>;
  execute(sql: string, args?: InArgs): Promise<ResultSet>;
  execute(stmt: InStatement, args?: InArgs): Promise<ResultSet> {
    const asked: InStatement = typeof stmt === "string" && args ? { sql: stmt, args } : stmt;
    return this.#ask(readsOnly([asked]), () => this.#client.execute(asked));
  }

  batch(stmts: BatchStatements, mode?: TransactionMode): Promise<ResultSet[]> {
    const isReading = readsOnly(stmts);
    return this.#ask(isReading, () => this.#client.batch(stmts, mode ?? (isReading ? "read" : "write")));
  }

  migrate(stmts: InStatement[]): Promise<ResultSet[]> {
    return this.#ask(false, () => this.#client.migrate(stmts));
  }

  transaction(mode: TransactionMode = "write") {
    return this.#client.transaction(mode);
  }

  executeMultiple(sql: string): Promise<void> {
    return this.#client.executeMultiple(sql);
  }

  sync() {
    return this.#client.sync();
  }

  close(): void {
    this.#client.close();
  }

  reconnect() {
    return this.#client.reconnect();
  }

  get closed(): boolean {
    return this.#client.closed;
  }

  get protocol(): string {
    return this.#client.protocol;
  }

  #ask<T>(isReading: boolean, work: () => Promise<T>): Promise<T> {
    const until = Date.now() + this.#patienceMs;
    if (isReading) return whenFree(work, until);
    const written = this.#lastWrite.then(() => whenFree(work, until));
    this.#lastWrite = written.catch(() => undefined);
    return written;
  }
}

/** @throws DatabaseUnavailable */
async function whenFree<T>(work: () => Promise<T>, until: number): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, 2 * wait)) {
    try {
      return await work();
    } catch (error) {
      const unavailable = unavailabilityIn(error);
      // Not all at once again.
      const pause = wait * (0.5 + Math.random());
      if (unavailable?.kind !== "busy" || Date.now() + pause > until) throw unavailable ?? error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
