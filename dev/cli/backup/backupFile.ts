import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";

const BUFFER_CHARACTERS = 512 * 1024;

/** A file that has its name only when it is whole. It is for the operator's eyes: names, reports and LINE accounts. */
export interface WholeFile {
  write(line: string): Promise<void>;
  /** Gives the file its name. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** Begins a file beside the name that it will have; a signal meanwhile leaves nothing of it. */
export async function beginFile(path: string): Promise<WholeFile> {
  const unfinished = `${path}.${randomUUID().slice(0, 8)}.unfinished`;
  const handle = await open(unfinished, "wx", 0o600);
  const onSignal = () => {
    rmSync(unfinished, { force: true });
    process.exit(1);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, onSignal);
  const listenNoMore = () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
  let buffered: string[] = [];
  let length = 0;
  const flush = async () => {
    const text = buffered.join("");
    buffered = [];
    length = 0;
    await handle.writeFile(text);
  };
  return {
    async write(line) {
      buffered.push(line, "\n");
      length += line.length;
      if (length > BUFFER_CHARACTERS) await flush();
    },
    async finish() {
      await flush();
      await handle.sync();
      await handle.close();
      await rename(unfinished, path);
      listenNoMore();
    },
    async abandon() {
      await handle.close();
      await rm(unfinished, { force: true });
      listenNoMore();
    },
  };
}
