import { statfsSync } from "node:fs";

const LOOK_EVERY_MS = 30_000;
const LITTLE_BYTES = 64 * 1_024 * 1_024;

/** Whether next to nothing can be written where this folder is. */
export function isDiskNearlyFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LITTLE_BYTES;
}

/** Says, once each time, that the disk fills up: what sqld answers then is an I/O error without a cause. */
export function watchDiskSpace(folder: string, onTrouble: (sentence: string) => void): { stop(): void } {
  let isTold = false;
  const look = () => {
    const isFull = isDiskNearlyFull(folder);
    if (isFull && !isTold) {
      onTrouble(
        `ディスクの空きがほとんどありません（${folder}）。空きを作るまで、記録できないことがあります。`,
      );
    }
    isTold = isFull;
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
