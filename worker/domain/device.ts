// What kind of machine a session is on, so that its owner knows it again. Read once when the session begins; the browser's
// own words are not kept.

export const MACHINES = ["phone", "tablet", "computer", "other"] as const;
export const BROWSERS = ["line", "edge", "chrome", "safari", "firefox", "other"] as const;
export interface Device {
  machine: (typeof MACHINES)[number];
  browser: (typeof BROWSERS)[number];
}

/** The device in a `User-Agent`. Browsers pose as older ones, so the rarer names are looked for first. */
export function deviceOf(userAgent: string): Device {
  return { machine: machineIn(userAgent), browser: browserIn(userAgent) };
}

/** Whether a `User-Agent` is that of LINE's own browser. */
export function isLine(userAgent: string): boolean {
  return /\bLine\//i.test(userAgent);
}

/** As it is stored: `computer/edge`. */
export function formatDevice({ machine, browser }: Device): string {
  return `${machine}/${browser}`;
}

/** The inverse; what is not known is `other`. */
export function readDevice(stored: string): Device {
  const [machine, browser] = stored.split("/");
  return {
    machine: MACHINES.find((known) => known === machine) ?? "other",
    browser: BROWSERS.find((known) => known === browser) ?? "other",
  };
}

function machineIn(userAgent: string): Device["machine"] {
  if (/\biPad\b|\bTablet\b|Android(?!.*\bMobile\b)/.test(userAgent)) return "tablet";
  if (/\biPhone\b|\bMobile\b/.test(userAgent)) return "phone";
  return /Windows|Macintosh|Linux|CrOS/.test(userAgent) ? "computer" : "other";
}

function browserIn(userAgent: string): Device["browser"] {
  if (isLine(userAgent)) return "line";
  if (/\bEdg(e|A|iOS)?\//.test(userAgent)) return "edge";
  if (/\b(Firefox|FxiOS)\//.test(userAgent)) return "firefox";
  if (/\b(Chrome|CriOS)\//.test(userAgent)) return "chrome";
  return /\bSafari\//.test(userAgent) ? "safari" : "other";
}
