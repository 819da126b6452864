import { readdirSync, readFileSync } from "node:fs";

/** The processes of a name that this process started itself, whatever else runs on the machine. */
export function childProcesses(name: string): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const [, called, rest] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
        return called === name && Number(rest?.split(" ")[1]) === process.pid;
      } catch {
        // It ended while we looked.
        return false;
      }
    });
}

/** Kills our process of a name, as a crash would. */
export function killChild(name: "workerd" | "sqld"): void {
  const [pid] = childProcesses(name);
  if (!pid) throw new Error(`no ${name} to kill`);
  process.kill(pid, "SIGKILL");
}
