// A workbook is a zip. Before a reader inflates it into memory it is weighed here: each part is inflated as a stream
// and thrown away again, so that a small file that becomes monstrous is refused at the limit, whatever its headers say.
// Layout: PKWARE APPNOTE.TXT 4.3 (central directory 0x02014b50, end record 0x06054b50, local header 0x04034b50).
import { MAX_INFLATED_BYTES, MAX_XML_TAGS } from "./limits.ts";

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_HEADER_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const LESS_THAN = 0x3c;

export type Weighed =
  | { ok: true; names: Set<string> }
  | { ok: false; reason: "brokenWorkbook" | "inflatesTooFar" };

interface Part {
  name: string;
  method: number;
  data: Uint8Array;
}

/** Whether the bytes begin like a zip file. */
export function looksLikeArchive(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1
  );
}

/** Names of the parts, after making sure that they inflate to an amount that fits in memory. */
export async function weighArchive(bytes: Uint8Array): Promise<Weighed> {
  const parts = listParts(bytes);
  if (parts === null) return { ok: false, reason: "brokenWorkbook" };
  const weight = { bytes: 0, tags: 0 };
  for (const part of parts) {
    try {
      await weighPart(part, weight);
    } catch {
      return { ok: false, reason: "brokenWorkbook" };
    }
    if (isTooHeavy(weight)) return { ok: false, reason: "inflatesTooFar" };
  }
  return { ok: true, names: new Set(parts.map((part) => part.name)) };
}

async function weighPart(part: Part, weight: { bytes: number; tags: number }): Promise<void> {
  const stored = new Blob([new Uint8Array(part.data)]).stream();
  const inflated =
    part.method === STORED ? stored : stored.pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = inflated.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    weight.bytes += read.value.length;
    weight.tags += countTags(read.value);
    if (isTooHeavy(weight)) {
      await reader.cancel();
      return;
    }
  }
}

function isTooHeavy(weight: { bytes: number; tags: number }): boolean {
  return weight.bytes > MAX_INFLATED_BYTES || weight.tags > MAX_XML_TAGS;
}

function countTags(chunk: Uint8Array): number {
  let tags = 0;
  for (let at = chunk.indexOf(LESS_THAN); at !== -1; at = chunk.indexOf(LESS_THAN, at + 1)) tags += 1;
  return tags;
}

/** The parts of the central directory; null where it is damaged or uses zip64, which no file of 10 MB needs. */
function listParts(bytes: Uint8Array): Part[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  if (end === null) return null;
  const parts: Part[] = [];
  let packed = 0;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + CENTRAL_HEADER_BYTES > bytes.length || view.getUint32(at, true) !== CENTRAL_HEADER) return null;
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    if (local + LOCAL_HEADER_BYTES > bytes.length || (method !== STORED && method !== DEFLATED)) return null;
    const start =
      local + LOCAL_HEADER_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const inflatesTo = view.getUint32(at + 24, true);
    packed += size;
    // Parts that overlap would make one stretch of the file weigh many times.
    if (start + size > bytes.length || packed > bytes.length || (size === 0 && inflatesTo > 0)) return null;
    const name = new TextDecoder().decode(
      bytes.subarray(at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + nameLength),
    );
    parts.push({ name, method, data: bytes.subarray(start, start + size) });
    at += CENTRAL_HEADER_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function findEndRecord(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_RECORD_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.byteLength - END_RECORD_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return null;
}
