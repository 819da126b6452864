/** What goes wrong with a call. All but `status` and `noAnswer` process the request first. */
export type FaultKind =
  /** Answers so without processing, or after accepting when `accepted` is set, as LINE's 5xx may. */
  | { kind: "status"; status: number; message?: string; accepted?: boolean }
  /** Processes at once, answers late. */
  | { kind: "delay"; ms: number }
  /** Accepts, then the connection breaks. */
  | { kind: "dropAnswer" }
  /** Accepts, then answers 200 with something that is no JSON. */
  | { kind: "garbage" }
  /** Neither processes nor answers; the connection stays open. */
  | { kind: "noAnswer" };

/** The next `times` calls whose path starts with `endpoint` go wrong. */
export type Fault = FaultKind & { endpoint: string; times: number };

export interface Faults {
  add(fault: Fault): void;
  /** The fault that meets this call, counted down; null when all is well. */
  take(path: string): FaultKind | null;
  list(): Fault[];
  clear(): void;
}

/** Failures to come, first added first met. */
export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    add: (fault) => {
      faults.push({ ...fault });
    },
    take(path) {
      const fault = faults.find(({ endpoint }) => path.startsWith(endpoint));
      if (fault === undefined) return null;
      fault.times -= 1;
      faults = faults.filter(({ times }) => times > 0);
      return fault;
    },
    list: () => faults.map((fault) => ({ ...fault })),
    clear: () => {
      faults = [];
    },
  };
}

/** Reads a fault from JSON sent to the simulator, or says what is wrong with it. */
export function parseFault(value: unknown): Fault | { problem: string } {
  const fault = value as Partial<Fault> | null;
  if (typeof fault?.endpoint !== "string" || !fault.endpoint.startsWith("/")) {
    return { problem: "endpoint must be the beginning of a path" };
  }
  const times = fault.times ?? 1;
  if (!Number.isInteger(times) || times < 1) return { problem: "times must be a whole number above 0" };
  const base = { ...fault, times } as Fault;
  switch (base.kind) {
    case "status":
      return Number.isInteger(base.status) ? base : { problem: "status must be a number" };
    case "delay":
      return typeof base.ms === "number" ? base : { problem: "ms must be a number" };
    case "dropAnswer":
    case "garbage":
    case "noAnswer":
      return base;
    default:
      return { problem: "kind must be status, delay, dropAnswer, garbage or noAnswer" };
  }
}
