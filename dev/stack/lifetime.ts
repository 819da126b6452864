// A program that starts other programs must not leave them behind.

type Stop = () => unknown;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const PARENT_CHECK_MS = 1_000;
/** What has not ended by then is killed with this process. */
const MOST_STOP_MS = 20_000;

/** What was begun and has to be ended, the last first. */
export class Stops {
  readonly #stops: Stop[] = [];
  #running: Promise<void> | null = null;

  add(stop: Stop): void {
    this.#stops.push(stop);
  }

  /** Ends everything, also what is added meanwhile; what fails keeps nothing else from its end. */
  run(): Promise<void> {
    this.#running ??= this.#runAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #runAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

export interface Lifetime {
  readonly isEnding: boolean;
  /** Ends what was begun, then this process; whoever waits for it waits for the end. */
  end(status: number): Promise<never>;
}

let hasOwnSignals = false;

/**
 * Ends what was begun and then this process, once, when it is asked to (SIGINT, SIGTERM, SIGHUP) or when whoever started
 * it is gone.
 * @param statusOf the exit status at a signal
 */
export function stopInOrder(
  stops: Stops,
  statusOf: (signal: (typeof SIGNALS)[number]) => number = () => 0,
): Lifetime {
  let ending: Promise<never> | null = null;
  const end = (status: number) => {
    ending ??= endProcess(stops, status);
    return ending;
  };
  hasOwnSignals = true;
  for (const signal of SIGNALS) process.on(signal, () => end(statusOf(signal)));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(1);
  }, PARENT_CHECK_MS).unref();
  return {
    get isEnding() {
      return ending !== null;
    },
    end,
  };
}

async function endProcess(stops: Stops, status: number): Promise<never> {
  setTimeout(() => process.exit(status || 1), MOST_STOP_MS).unref();
  try {
    await stops.run();
  } finally {
    process.exit(status);
  }
}

/**
 * Begins something of a library that ends this process at a signal, before what was begun can be ended in order: in a
 * program with an order of its own the library's listeners of signals are taken off again.
 */
export function keepOwnSignals<T>(begin: () => T): T {
  const before = SIGNALS.map((signal) => new Set(process.listeners(signal)));
  const begun = begin();
  if (hasOwnSignals) {
    for (const [index, signal] of SIGNALS.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!before[index]?.has(listener)) process.off(signal, listener);
      }
    }
  }
  return begun;
}
