import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

/** Where a folder's server was last heard of. It may be gone, and another may have its port: see `whatServes`. */
export type Address = v.InferOutput<typeof Address>;
const Address = v.object({
  url: v.string(),
  /** The process of sqld. */
  pid: v.number(),
  /** A city goes on until it is stopped; a command ends its server with its work. */
  holder: v.picklist(["city", "command"]),
});

/** The address in a folder; null where there is none that can be read. */
export function readAddress(dataDir: string): Address | null {
  try {
    const read = v.safeParse(Address, JSON.parse(readFileSync(fileIn(dataDir), "utf8")));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Whole or not at all: whoever reads meanwhile finds the old one. */
export function writeAddress(dataDir: string, address: Address): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(address));
  renameSync(`${file}.new`, file);
}

export function removeAddress(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

const fileIn = (dataDir: string) => join(dataDir, "address");
