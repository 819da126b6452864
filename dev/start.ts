// `npm start`: the whole product on this machine, with a sample city, a LINE simulator and a phone.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadSampleCity } from "../db/sample/load.ts";
import { isPortFree } from "./freePort.ts";
import { build, liffFolders } from "./stack/build.ts";
import { startCity } from "./stack/city.ts";
import { openLocalDatabase } from "./stack/database.ts";
import { Stops, stopInOrder } from "./stack/lifetime.ts";
import { type SampleLine, startSampleLine } from "./stack/sampleLine.ts";
import { readStartSettings, StartRefusal, type StartSettings } from "./stack/startSettings.ts";
import { ensureDevVars, readVariables } from "./stack/variables.ts";
import type { CalledDatabase } from "./stack/wordDatabaseTrouble.ts";
import { wordStartFailure } from "./stack/wordStartFailure.ts";

const stops = new Stops();
const lifetime = stopInOrder(stops);
/** What a failure is worded with. */
const called: CalledDatabase = {};
process.on("uncaughtException", fail);
try {
  await start(readStartSettings(process.env));
} catch (error) {
  await fail(error);
}

async function start(settings: StartSettings): Promise<void> {
  const { port, phonePort, databasePort, dataDir, beginsAt } = settings;
  ensureDevVars();
  const variables = readVariables();
  if (variables.DATABASE_URL) called.url = variables.DATABASE_URL;
  else called.dataDir = dataDir;
  const ownLine = variables.LINE_API_BASE_URL === undefined;
  await requireFreePorts({
    PORT: port,
    ...(variables.DATABASE_URL ? {} : { DATABASE_PORT: databasePort }),
    ...(ownLine ? { PHONE_PORT: phonePort } : {}),
  });
  const variant = ownLine ? "mock" : "production";
  const line = ownLine ? await beginLine(variables) : null;
  let isNew = false;
  say("Starting the database …");
  const city = await startCity({
    port,
    databasePort,
    dataDir,
    liff: variant,
    variables: { ...variables, ...line?.variables },
    prepare: async (databaseUrl) => {
      const database = await openLocalDatabase(databaseUrl, variables.DATABASE_AUTH_TOKEN);
      const now = beginsAt ?? Date.now();
      const sample = settings.withSample ? await loadSampleCity({ ...database.context, now }) : null;
      isNew = sample?.kind === "loaded";
      if (sample?.kind === "refused") say("The database holds another city: the sample was not loaded.");
      database.close();
    },
    build: async () => {
      say("Building the mini-app and the Worker …");
      await build(variant);
      // Where the mini-app's own address leads whoever opens it without a phone.
      if (ownLine) {
        const url = `http://127.0.0.1:${phonePort}/`;
        writeFileSync(join(liffFolders.mock, "phone.json"), JSON.stringify({ url }));
      }
      say("Starting the Worker …");
    },
    onLog: (text, level) => {
      if (level === "error" || process.env.LOG === "all") console.error(text);
    },
    reports: { onTrouble: say, onGone: (sentence) => fail(new StartRefusal(sentence)) },
    stops,
  });
  if (beginsAt !== null) city.clock.set(beginsAt);
  for (const problem of city.configProblems) console.error(`Worker configuration: ${problem}`);
  await line?.connect(city, { port: phonePort, isFirst: isNew && beginsAt === null });
  console.log(`ready ${city.url}/ ${line ? line.phoneUrl : "-"}`);
  if (line) say(`見本の電話をブラウザーで開いてください: ${line.phoneUrl}`);
}

async function beginLine(variables: ReturnType<typeof readVariables>): Promise<SampleLine> {
  const line = await startSampleLine(variables);
  stops.add(() => line.close());
  return line;
}

async function requireFreePorts(ports: Record<string, number>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (port !== 0 && !(await isPortFree(port))) {
      throw new StartRefusal(
        `ポート ${port} は、もう使われています。別の番号を指定してください: ${name}=${port + 100} npm start`,
      );
    }
  }
}

/** What goes wrong while everything is being ended is a consequence of that. */
async function fail(error: unknown): Promise<void> {
  if (!lifetime.isEnding) {
    console.error(wordStartFailure(error, called));
    if (process.env.DEBUG) console.error(error);
  }
  await lifetime.end(1);
}

function say(text: string): void {
  console.error(text);
}
