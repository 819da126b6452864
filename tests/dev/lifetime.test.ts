// How a program that began others ends, in processes of their own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../../dev/stack/repository.ts";

/** Ends things in an order, whatever a library that was begun does at a signal. */
const PROGRAM = `
const { Stops, stopInOrder, keepOwnSignals } = await import(${JSON.stringify(join(repository, "dev/stack/lifetime.ts"))});
const stops = new Stops();
const { end } = stopInOrder(stops, process.env.STATUS ? () => Number(process.env.STATUS) : undefined);
keepOwnSignals(() => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(99));
});
stops.add(() => console.log("first begun"));
stops.add(() => { throw new Error("does not end"); });
stops.add(() => new Promise((resolve) => setTimeout(resolve, 50)).then(() => console.log("last begun")));
process.on("exit", (status) => console.log("status " + status));
setInterval(() => {}, 1_000);
if (process.env.FAIL) end(1);
console.log("ready");
`;

function run(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", PROGRAM], {
    env: { ...process.env, ...env },
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  const ended = once(child, "close").then(([status]) => ({ status, out: out.trim().split("\n") }));
  return { child, ready: once(child.stdout, "data"), ended };
}

const IN_ORDER = ["ready", "last begun", "first begun"];

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends all in order, once", async (signal) => {
  const { child, ready, ended } = run();
  await ready;
  child.kill(signal);
  child.kill(signal);
  expect(await ended).toEqual({ status: 0, out: [...IN_ORDER, "status 0"] });
});

test("a signal can have a status", async () => {
  const { child, ready, ended } = run({ STATUS: "143" });
  await ready;
  child.kill("SIGTERM");
  expect((await ended).status).toBe(143);
});

test("a failure ends all in order too", async () => {
  expect(await run({ FAIL: "yes" }).ended).toEqual({ status: 1, out: [...IN_ORDER, "status 1"] });
});
