import { type Signal, signal } from "@preact/signals";
import type { Failure, Result } from "../failure.ts";

/** What a page knows of something that lives on the server. */
export type Loaded<T> =
  | { phase: "loading" }
  | { phase: "ready"; value: T }
  | { phase: "failed"; failure: Failure };

/** Something to ask the server for, under a name. */
export interface Query<T> {
  key: string;
  load: () => Promise<Result<T>>;
}

interface Entry {
  state: Signal<Loaded<unknown>>;
  query: Query<unknown>;
  loadedAt: number;
  pending: boolean;
}

export type Resources = ReturnType<typeof createResources>;
/** Younger answers are shown without asking again. */
const FRESH_MS = 10_000;
const AGED = Number.NEGATIVE_INFINITY;

/** Keeps answers by name: a page seen before is drawn at once and brought up to date behind. */
export function createResources({ now }: { now: () => number }) {
  const entries = new Map<string, Entry>();

  async function load(entry: Entry) {
    if (entry.pending) return;
    entry.pending = true;
    const result = await entry.query.load();
    entry.pending = false;
    entry.loadedAt = result.ok ? now() : AGED;
    // An answer that is already on the screen stays there when refreshing it fails.
    if (result.ok) entry.state.value = { phase: "ready", value: result.value };
    else if (entry.state.value.phase !== "ready" || result.failure.kind === "forbidden") {
      entry.state.value = { phase: "failed", failure: result.failure };
    }
  }

  return {
    /** The state of a query, which is asked when it was not yet. */
    open<T>(query: Query<T>): Signal<Loaded<T>> {
      let entry = entries.get(query.key);
      if (!entry) {
        entry = {
          state: signal<Loaded<unknown>>({ phase: "loading" }),
          query,
          loadedAt: AGED,
          pending: false,
        };
        entries.set(query.key, entry);
        void load(entry);
      }
      return entry.state as Signal<Loaded<T>>;
    },

    /** Asks again where the answer has aged. */
    freshen(key: string) {
      const entry = entries.get(key);
      if (entry && now() - entry.loadedAt > FRESH_MS) void load(entry);
    },

    /** Asks again after a failure, showing that it is loading. */
    retry(key: string) {
      const entry = entries.get(key);
      if (!entry) return;
      if (entry.state.value.phase === "failed") entry.state.value = { phase: "loading" };
      void load(entry);
    },

    /** Asks again for all that failed; after signing in. */
    retryFailed() {
      for (const [key, entry] of entries) if (entry.state.value.phase === "failed") this.retry(key);
    },

    /** Lets everything age, because something was changed on the server. */
    age() {
      for (const entry of entries.values()) entry.loadedAt = AGED;
    },

    /** Changes a known answer on the screen before the server says so. */
    patch<T>(key: string, change: (value: T) => T) {
      const entry = entries.get(key);
      if (entry?.state.value.phase !== "ready") return;
      entry.state.value = { phase: "ready", value: change(entry.state.value.value as T) };
    },

    forgetAll: () => entries.clear(),
  };
}
