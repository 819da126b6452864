// SQLite's write-ahead log and the index beside it, as far as needed to see whether recorded writes are gone:
// https://sqlite.org/fileformat2.html#walformat and https://sqlite.org/walformat.html#walidxfmt.
import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs";

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const LITTLE_ENDIAN_MAGIC = 0x377f0682;
const BIG_ENDIAN_MAGIC = 0x377f0683;

/** What the index says of the log. */
interface Index {
  /** How many frames the log holds up to the last commit. */
  frames: number;
  /** How many of them are in the main file already. */
  folded: number;
  /** Of the log that is meant; each new log has its own. */
  salt: Buffer;
}

/**
 * Whether writes that were committed are in neither file, for a database whose server did not end in order. SQLite
 * itself takes a log that is missing or damaged for one that ends there, and says nothing.
 */
export function lacksCommits(databaseFile: string): boolean {
  const log = `${databaseFile}-wal`;
  const index = readIndex(`${databaseFile}-shm`);
  if (!index) return !existsSync(log);
  if (index.frames <= index.folded) return false;
  return !existsSync(log) || !holdsFrames(log, index);
}

function readIndex(file: string): Index | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const isInitialised = bytes.length >= 100 && bytes[12] === 1;
  // Two copies are written one after the other: a process killed between them leaves two that differ.
  if (!isInitialised || !bytes.subarray(0, 48).equals(bytes.subarray(48, 96))) return null;
  // In the byte order of the machine, which is little-endian on all that sqld is made for.
  return { frames: bytes.readUInt32LE(16), folded: bytes.readUInt32LE(96), salt: bytes.subarray(32, 40) };
}

function holdsFrames(file: string, index: Index): boolean {
  const descriptor = openSync(file, "r");
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    if (readSync(descriptor, header) < HEADER_BYTES) return false;
    const magic = header.readUInt32BE(0);
    if (magic !== LITTLE_ENDIAN_MAGIC && magic !== BIG_ENDIAN_MAGIC) return false;
    const sum = new Checksum(magic === LITTLE_ENDIAN_MAGIC);
    sum.add(header.subarray(0, 24));
    if (!sum.equals(header, 24) || !header.subarray(16, 24).equals(index.salt)) return false;
    const frame = Buffer.alloc(FRAME_HEADER_BYTES + header.readUInt32BE(8));
    for (let read = 0; read < index.frames; read += 1) {
      if (readSync(descriptor, frame) < frame.length) return false;
      sum.add(frame.subarray(0, 8));
      sum.add(frame.subarray(FRAME_HEADER_BYTES));
      if (!frame.subarray(8, 16).equals(index.salt) || !sum.equals(frame, 16)) return false;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}

/** The running checksum of a log: each frame's goes on from the one before. */
class Checksum {
  #first = 0;
  #second = 0;
  readonly #isLittleEndian: boolean;

  constructor(isLittleEndian: boolean) {
    this.#isLittleEndian = isLittleEndian;
  }

  add(bytes: Buffer): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length; at += 8) {
      this.#first = (this.#first + view.getUint32(at, this.#isLittleEndian) + this.#second) >>> 0;
      this.#second = (this.#second + view.getUint32(at + 4, this.#isLittleEndian) + this.#first) >>> 0;
    }
  }

  equals(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second;
  }
}
