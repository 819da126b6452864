// Runs one of our TypeScript programs on the pinned Node, whatever Node the machine has: installs the packages first
// where they are missing or older than the lock file. Plain JavaScript, because it runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
const installedMark = join(root, "node_modules", ".package-lock.json");

function installed() {
  if (!existsSync(installedMark) || !existsSync(node)) return false;
  return statSync(installedMark).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
}

function npm(...args) {
  const { status } = spawnSync("npm", args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(
      `npm ${args.join(" ")} が失敗しました。npm のレジストリにつながるかを確かめて、もう一度お試しください。`,
    );
    process.exit(1);
  }
}

if (!installed()) {
  console.error("Installing packages (first time, or the lock file changed) …");
  // Install scripts stay off: one package downloads in its script, which fails where only the registry can be reached.
  // `node` needs its script, which fetches the binary for this machine from the registry.
  npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
  npm("rebuild", "node", "--ignore-scripts=false", "--loglevel=error");
}

// In a group of its own ^C does not reach what the program started, which the program ends in its order.
const given = process.argv.slice(2);
const ownGroup = given[0] === "--own-group";
if (ownGroup) given.shift();
// What else stands before the program is for Node: the heap of a command that a large city must not make large.
const at = given.findIndex((each) => !each.startsWith("--"));
const [program, ...args] = given.slice(at);
const quickly = ["--import", new URL("quickLoad.mjs", import.meta.url).href];
const child = spawn(node, [...quickly, ...given.slice(0, at), join(root, program), ...args], {
  cwd: root,
  detached: ownGroup,
  stdio: "inherit",
  env: {
    ...process.env,
    PATH: `${join(root, "node_modules", ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`,
    NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compiled"),
    WRANGLER_SEND_METRICS: "false",
  },
});
// A signal to this process reaches the program, which ends what it started; then this process ends the same way.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
// npm hands a signal to the shell between us, which ends without telling: then the end of our parent is the signal.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill("SIGTERM");
}, 250).unref();
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
