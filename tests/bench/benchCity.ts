import { createLineSimulator } from "../../dev/line/index.ts";
import { type City, startCity } from "../../dev/stack/city.ts";
import { CHANNEL } from "../e2e/support/stack.ts";

/** LINE, simulated, for the channel of the benchmarks. @param own what differs from the simulator's habits */
export function startBenchLine(own: Partial<Parameters<typeof createLineSimulator>[0]> = {}) {
  return createLineSimulator({
    channelId: CHANNEL.LINE_CHANNEL_ID,
    channelSecret: CHANNEL.LINE_CHANNEL_SECRET,
    loginChannelId: CHANNEL.LINE_LOGIN_CHANNEL_ID,
    liffId: CHANNEL.LIFF_ID,
    ...own,
  });
}

/** The built Worker in workerd on a database that is filled already; its errors are printed. */
export function startBenchCity(options: {
  dataDir: string;
  databaseUrl: string;
  lineUrl: string;
  standsAt?: number;
  onLog?: (text: string) => void;
}): Promise<City> {
  const { dataDir, databaseUrl, lineUrl, standsAt, onLog } = options;
  return startCity({
    port: 0,
    databasePort: 0,
    dataDir,
    liff: "production",
    variables: {
      ...CHANNEL,
      DATABASE_URL: databaseUrl,
      LINE_API_BASE_URL: lineUrl,
      LINE_LOGIN_BASE_URL: lineUrl,
    },
    ...(standsAt === undefined ? {} : { standsAt }),
    prepare: async () => {},
    onLog: (text, level) => {
      if (level === "error") console.error(text);
      onLog?.(text);
    },
  });
}
