import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { readAddress, removeAddress } from "./address.ts";
import { isSqldOn } from "./process.ts";

const STOP_TIMEOUT_MS = 5_000;
const POLL_MS = 25;

/**
 * Ends the server that a killed program left behind on a folder. Whoever calls this holds the folder's lock, so nobody
 * else can be using that server.
 */
export async function endLeftover(dataDir: string): Promise<void> {
  const address = readAddress(dataDir);
  if (!address) return;
  const end = (signal: NodeJS.Signals) => {
    const runs = isSqldOn(dataDir, commandLineOf(address.pid));
    if (runs) process.kill(address.pid, signal);
    return runs;
  };
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  end("SIGTERM");
  while (end(Date.now() > deadline ? "SIGKILL" : "SIGCONT")) await sleep(POLL_MS);
  removeAddress(dataDir);
}

/** Empty when there is no such process; the number of one that ended may by now be another's. */
function commandLineOf(pid: number): string {
  try {
    if (process.platform === "linux") {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    }
    return execFileSync("ps", ["-o", "args=", "-p", `${pid}`], { encoding: "utf8" });
  } catch {
    return "";
  }
}
