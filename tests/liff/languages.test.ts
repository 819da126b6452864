import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Language } from "../../liff/text/language.ts";
import { BROWSERS, MACHINES } from "../../worker/domain/device.ts";
import { TALK_STAGES } from "../../worker/domain/talk.ts";

type Words = Record<string, unknown>;
type Say = (...args: unknown[]) => unknown;

const JAPANESE = /[\u3001-\u30ff\u3400-\u9fff\uff01-\uff0e\uff10-\uffef]/;
/** What a template says about an argument it cannot use. */
const NONSENSE = /undefined|NaN|null|\[object|function/;

/** Said in both languages on purpose: whoever does not read one must find the way to the other. */
const BOTH_LANGUAGES = ["settings.settingsWords.language"];

const folder = fileURLToPath(new URL("../../liff/text/pages", import.meta.url));
const files = readdirSync(folder);
const pages = import.meta.glob<Words>("../../liff/text/pages/*.ts");

const DAY = "2026-10-09";
const ROUND = { id: "r", fiscalYear: 2026, quarter: 2, opensOn: DAY, dueOn: DAY };
const UNIT = { id: "u", name: "Unit" };
const PERSON = { staffId: "s", staffNumber: "10021", name: "Name", unitName: "Unit", title: "Title" };
const INSTANT = Date.UTC(2026, 9, 9);

/** Arguments for what takes more than texts, numbers and rounds, by where it stands: every case of a union. */
const SAMPLES: Record<string, unknown[][]> = {
  "deliveries.deliveriesWords.speaking": [
    [{ kind: "maySpeak" }],
    [{ kind: "silent", reason: "closedDay", opensAt: INSTANT }],
    [{ kind: "silent", reason: "outsideHours", opensAt: INSTANT }],
  ],
  "deliveries.deliveriesWords.plan.why": [
    [{ reason: "notYet", on: DAY }],
    [{ reason: "closed", opensAt: INSTANT }],
    [{ reason: "passed", on: DAY }],
    [{ reason: "absent", untilDay: DAY, standInId: "s" }],
    [{ reason: "absent", untilDay: DAY, standInId: null }],
    [{ reason: "snoozed", until: INSTANT }],
  ],
  "deliveries.deliveriesWords.batches.resendText": [
    ["failed", 2],
    ["uncertain", 1],
  ],
  "deliveries.deliveriesWords.troubles.item": troubles(),
  "deliveries.deliveriesWords.troubles.text": troubles(),
  "promise.promiseWords.when.dayKind": [
    [{ kind: "closed", hours: null }],
    [{ kind: "open", hours: null }],
    [{ kind: "half", hours: { from: "08:30", to: "12:00" } }],
    [{ kind: "half", hours: null }],
  ],
  "promise.promiseWords.when.closings": [
    [true, null],
    [false, { from: "12-29", to: "01-03" }],
  ],
  "promise.promiseWords.what.step": [[{ at: "opens" }], [{ at: -5 }], [{ at: 0 }], [{ at: 2 }]],
  "promise.promiseWords.what.read": [[1]],
  "promise.promiseWords.what.readAgain": [[[{ at: -1 }, { at: 0 }]]],
  "rules.rulesWords.point.weekday": [[1]],
  "rules.rulesWords.units.weekday": [[0]],
  "settings.settingsWords.sessions.device": MACHINES.flatMap((machine) =>
    BROWSERS.map((browser) => [{ machine, browser }]),
  ),
  "snooze.snoozeWords.name": [["afterLunch"], ["sixteen"], ["nextMorning"], ["dayBefore"]],
  "support.supportWords.name": [
    ["superior", "Title"],
    ["director", "Title"],
    ["office", "Title"],
  ],
  "support.supportWords.short": [["superior"], [null]],
  "support.supportWords.asked": [
    ["Title", []],
    ["Title", ["Other"]],
  ],
  "policy.policyWords.kindCount": [["new", 1]],
  "figures.figureWords.targetOf": ["atLeast", "atMost", "planned", "yearOnYearUp", "continuous"].map(
    (kind) => [{ kind, target: 1200, unit: "g" }],
  ),
  "talk.talkWords.paperTitle": TALK_STAGES.map((stage) => ["Unit", stage]),
  "talk.talkWords.since": TALK_STAGES.map((stage) => [stage, DAY]),
  "talk.talkWords.isHeld": TALK_STAGES.map((stage) => [stage, DAY]),
  "talk.talkWords.silentUnits": [
    [[{ name: "Unit", goals: 2, asked: 2 }]],
    [[{ name: "Unit", goals: 1, asked: 2 }]],
  ],
  "talk.talkWords.answeredUnits": [[[{ name: "Unit", goals: 1 }]]],
  "talk.talkWords.helper": [["superior"], [null]],
  "talk.talkWords.left": [[[{ name: "Part", n: 2 }]]],
  "refusals.wordRefusal": [["overdue", "Sentence"]],
};

/** A thing with whatever is asked of it: a day where the name says so, else a number. */
const thing = (kind: string) =>
  new Proxy<Record<string, unknown>>(
    {
      ...ROUND,
      ...PERSON,
      kind,
      reason: kind,
      from: "12-29",
      to: "01-03",
      untilDay: DAY,
      weekdays: [1, 2],
      hours: { from: "08:30", to: "17:15" },
    },
    {
      get: (known, key) => {
        if (typeof key !== "string" || key in known) return known[key as string];
        return /(On|[dD]ay)$/.test(key) ? DAY : 3;
      },
    },
  );

/** For everything else: these kinds of arguments in any order, and the names that the file itself tells apart. */
const COMMON: readonly unknown[] = [
  DAY,
  "12-29",
  "2026-10",
  "08:30",
  2,
  2026,
  ["First", "Second"],
  true,
  thing(""),
  [thing("")],
];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A phone whose screens have opened in a language. */
async function speak(language: Language) {
  vi.resetModules();
  const html = { lang: "ja" };
  vi.stubGlobal("localStorage", { getItem: () => language });
  vi.stubGlobal("document", { documentElement: html });
  const screens = await import("../../liff/text/index.ts");
  await screens.loadWords();
  return { html, screens };
}

async function wordsOf(file: string, language: Language): Promise<Words> {
  await speak(language);
  const load = pages[`../../liff/text/pages/${file}`];
  if (!load) throw new Error(`no words in ${file}`);
  return load();
}

async function firstScreen(): Promise<{ ja: Words; en: Words }> {
  const [{ ja }, { en }] = await Promise.all([
    import("../../liff/text/ja.ts"),
    import("../../liff/text/en.ts"),
  ]);
  return { ja, en: en as Words };
}

describe.each(files)("the words of %s", (file) => {
  const name = file.replace(/\.ts$/, "");

  it("are complete in Japanese and in English", async () => {
    const ja = await wordsOf(file, "ja");
    const en = await wordsOf(file, "en");
    expectTwins(name, ja, en, namesIn(file));
  });
});

describe("the words of the first screen", () => {
  it("are complete in Japanese and in English", async () => {
    const { ja, en } = await firstScreen();
    expectTwins("first", ja, en);
  });

  it("are Japanese until English was chosen and loaded", async () => {
    const { html, screens } = await speak("ja");
    expect(html.lang).toBe("ja");
    expect(screens.words.home.title).toBe("やること");
  });

  it("are English for whoever chose it, in a document that says so", async () => {
    const { html, screens } = await speak("en");
    expect(screens.words.home.title).toBe("To do");
    expect(html.lang).toBe("en");
  });
});

describe("a phone without a language of ours", () => {
  it.each([null, "fr", ""])("speaks Japanese (%j)", async (kept) => {
    vi.resetModules();
    vi.stubGlobal("localStorage", { getItem: () => kept });
    expect((await import("../../liff/text/language.ts")).language).toBe("ja");
  });

  it("speaks Japanese where nothing can be kept", async () => {
    vi.resetModules();
    vi.stubGlobal("localStorage", {
      getItem() {
        throw new Error("forbidden");
      },
    });
    expect((await import("../../liff/text/language.ts")).language).toBe("ja");
  });
});

/** Both say the same things: the same keys, no empty answer, and English without Japanese in it. */
function expectTwins(name: string, ja: Words, en: Words, names: readonly string[] = []): void {
  const japanese = leavesOf(name, ja);
  const english = leavesOf(name, en);
  expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
  for (const [path, said] of japanese) {
    for (const [one, other] of pairsOf(path, [said, english.get(path)], names)) {
      expect(other === "", `${path} is empty in one language only: ${one} | ${other}`).toBe(one === "");
      expect(`${one}${other}`, path).not.toMatch(NONSENSE);
      if (!BOTH_LANGUAGES.includes(path)) expect(other, `${path} in English`).not.toMatch(JAPANESE);
    }
  }
}

/** What a leaf says in both languages, for each of its sample arguments. */
function pairsOf(path: string, [ja, en]: [unknown, unknown], names: readonly string[]): [string, string][] {
  if (!isSay(ja) || !isSay(en)) return [[String(ja), String(en)]];
  const own = SAMPLES[path];
  if (own) return own.map((args) => [String(ja(...args)), String(en(...args))]);
  const count = Math.max(ja.length, en.length);
  const pool = [...COMMON, ...names.flatMap((each) => [each, thing(each)])];
  for (const args of [...argumentsFor(count, COMMON), ...(count > 2 ? [] : argumentsFor(count, pool))]) {
    const pair = [answer(ja, args), answer(en, args)] as const;
    if (pair.every((said) => said !== "" && !NONSENSE.test(said))) return [[...pair]];
  }
  throw new Error(`${path} needs sample arguments`);
}

function isSay(value: unknown): value is Say {
  return typeof value === "function";
}

function answer(say: Say, args: unknown[]): string {
  try {
    return String(say(...args));
  } catch {
    return "";
  }
}

function argumentsFor(count: number, pool: readonly unknown[]): unknown[][] {
  if (count === 0) return [[]];
  return argumentsFor(count - 1, pool).flatMap((rest) => pool.map((each) => [...rest, each]));
}

/** The names by which a file tells cases apart: the keys of its tables and the labels of its switches. */
function namesIn(file: string): string[] {
  const source = readFileSync(`${folder}/${file}`, "utf8");
  return [...new Set([...source.matchAll(/(?:case ")?\b(\w+)"?: ?["`\n]/g)].map(([, name]) => name ?? ""))];
}

function leavesOf(path: string, value: unknown, found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) leavesOf(`${path}.${key}`, each, found);
  } else {
    found.set(path, value);
  }
  return found;
}

function troubles(): unknown[][] {
  return [
    [{ kind: "roundWithoutGoals", round: ROUND }],
    [{ kind: "unitWithoutChief", unit: UNIT, staff: 3 }],
    [{ kind: "unitWithoutChief", unit: UNIT, staff: 0 }],
    [{ kind: "notLinked", people: 2 }],
    [{ kind: "blocked", people: 1 }],
  ];
}
