// `npm run bench -- <name>`: figures as JSON lines on standard output, words on standard error.
const BENCHMARKS: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  webhook: () => import("./webhook.ts"),
  tap: () => import("./tap.ts"),
  fanout: () => import("./fanout.ts"),
  messages: () => import("./messages.ts"),
  load: () => import("./load.ts"),
  taps: () => import("./taps.ts"),
  api: () => import("./api.ts"),
  overtime: () => import("./overtime.ts"),
  burst: () => import("./burst.ts"),
  kills: () => import("./kills.ts"),
  backup: () => import("./backup.ts"),
};

const wanted = process.argv[2] ?? "";
const load = BENCHMARKS[wanted];
if (!load) {
  console.error(`Which benchmark? ${Object.keys(BENCHMARKS).join(", ")}`);
  process.exit(1);
}
const { run } = await load();
await run();
process.exit(0);

export {};
