import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second, whatever the kernel's own tick. */
const MS_PER_TICK = 10;

/** CPU time that the workerd started by this process has used so far, in ms; null where there is no /proc. */
export function cpuOfWorkerd(): number | null {
  for (const pid of processes()) {
    // Behind the name in brackets: state, parent, … and as 12th and 13th the ticks in user and kernel mode.
    const [, name, rest = ""] = /\((.*)\) (.*)/.exec(statOf(pid)) ?? [];
    const fields = rest.split(" ");
    if (name === "workerd" && Number(fields[1]) === process.pid) {
      return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
    }
  }
  return null;
}

function processes(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return "";
  }
}
