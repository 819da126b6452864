// A thread that lives through some of the random runs, so that two processors share them.
import { parentPort, workerData } from "node:worker_threads";
import { liveThrough } from "./liveThrough.ts";

// The product's log of all that goes wrong.
console.log = () => {};
console.error = () => {};
parentPort?.postMessage(await liveThrough(workerData as number[]));
