// `npm start`: the whole product on this machine, with a sample city, a LINE simulator and a phone.
import { resolve } from "node:path";
import { loadSampleCity } from "../db/sample/load.ts";
import { isPortFree } from "./freePort.ts";
import { build } from "./stack/build.ts";
import { type City, startCity } from "./stack/city.ts";
import { openLocalDatabase } from "./stack/database.ts";
import { stopInOrder } from "./stack/lifetime.ts";
import { repository } from "./stack/repository.ts";
import { type SampleLine, startSampleLine } from "./stack/sampleLine.ts";
import { ensureDevVars, readVariables } from "./stack/variables.ts";

const port = Number(process.env.PORT ?? 8787);
const phonePort = Number(process.env.PHONE_PORT ?? 8789);
const databasePort = Number(process.env.DATABASE_PORT ?? 8788);
const dataDir = resolve(repository, process.env.DATA_DIR ?? ".data");
const withSample = process.env.SAMPLE !== "none";
/** The moment the city begins at, so that pictures of it are the same each time; the wall clock's without it. */
const beginsAt = process.env.CITY_TIME === undefined ? Date.now() : Date.parse(process.env.CITY_TIME);

let city: City | null = null;
let line: SampleLine | null = null;
stopInOrder(async () => {
  await line?.close();
  await city?.stop();
});

try {
  if (Number.isNaN(beginsAt)) throw new Error("CITY_TIME is a moment such as 2026-10-06T08:30:00+09:00.");
  ensureDevVars();
  const variables = readVariables();
  const ownLine = variables.LINE_API_BASE_URL === undefined;
  await requireFreePorts({
    PORT: port,
    ...(variables.DATABASE_URL ? {} : { DATABASE_PORT: databasePort }),
    ...(ownLine ? { PHONE_PORT: phonePort } : {}),
  });
  const variant = ownLine ? "mock" : "production";
  say("Building the mini-app and the Worker …");
  await build(variant);
  line = ownLine ? await startSampleLine(variables) : null;
  say("Starting the database and the Worker …");
  city = await startCity({
    port,
    databasePort,
    dataDir,
    liff: variant,
    variables: { ...variables, ...line?.variables },
    prepare: async (databaseUrl) => {
      const database = await openLocalDatabase(databaseUrl, variables.DATABASE_AUTH_TOKEN);
      const sample = withSample ? await loadSampleCity({ ...database.context, now: beginsAt }) : null;
      if (sample?.kind === "refused") say("The database holds another city: the sample was not loaded.");
      database.close();
    },
    onLog: (text, level) => {
      if (level === "error" || process.env.LOG === "all") console.error(text);
    },
  });
  if (process.env.CITY_TIME !== undefined) city.clock.set(beginsAt);
  for (const problem of city.configProblems) console.error(`Worker configuration: ${problem}`);
  await line?.connect(city, phonePort);
  console.log(`ready ${city.url}/ ${line ? line.phoneUrl : "-"}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await line?.close();
  await city?.stop();
  process.exit(1);
}

async function requireFreePorts(ports: Record<string, number>): Promise<void> {
  for (const [name, value] of Object.entries(ports)) {
    if (value !== 0 && !(await isPortFree(value))) {
      throw new Error(`Port ${value} is taken. Choose another: ${name}=${value + 100} npm start`);
    }
  }
}

function say(text: string): void {
  console.error(text);
}
