/** What V8 in workerd says of its heap. */
export interface HeapWatch {
  /** The largest heap before a collection since the start, in MiB, of the fullest isolate. */
  peakMiB(): number;
  /** The largest heap that was left after a full collection. */
  liveMiB(): number;
  /** Takes a line of workerd's output. */
  read(line: string): void;
  stop(): void;
}

// As in: [123:0x7f00] 52 ms: Mark-Compact 45.1 (60.2) -> 30.0 (58.9) MB, …
const COLLECTION = /(Scavenge|Mark-Compact)[^:]*? ([\d.]+) \([\d.]+\) -> ([\d.]+) \([\d.]+\) MB/;
const FLAGS = "MINIFLARE_WORKERD_V8_FLAGS";

/** Gives the next workerd a heap of so many MiB, and V8's word to tell of each collection. */
export function watchHeap(limitMiB: number): HeapWatch {
  const before = process.env[FLAGS];
  process.env[FLAGS] = `--max-heap-size=${limitMiB} --trace-gc`;
  let peak = 0;
  let live = 0;
  return {
    peakMiB: () => peak,
    liveMiB: () => live,
    read(line) {
      const [, kind, used, left] = COLLECTION.exec(line) ?? [];
      if (kind === undefined) return;
      peak = Math.max(peak, Number(used));
      if (kind === "Mark-Compact") live = Math.max(live, Number(left));
    },
    stop() {
      if (before === undefined) delete process.env[FLAGS];
      else process.env[FLAGS] = before;
    },
  };
}
