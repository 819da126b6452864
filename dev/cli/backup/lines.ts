import { createReadStream } from "node:fs";
import { BackupFault } from "./fault.ts";

const LINE_FEED = 0x0a;
/** No row comes near; whatever is longer is another kind of file, and is not read into memory. */
const LONGEST_LINE_BYTES = 64 * 1024 * 1024;

export interface Line {
  /** 1-based. */
  number: number;
  text: string;
}

/**
 * The lines of a file, one after the other. Only a line feed ends a line; the carriage return and the byte order mark that
 * an editor may have added are taken off. Empty lines are passed over.
 * @throws BackupFault at bytes that are no UTF-8
 */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let number = 0;
  const lineOf = (bytes: Buffer): Line | null => {
    number += 1;
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      throw new BackupFault({ reason: "badLine", line: number, fault: { kind: "notUtf8" } });
    }
    if (number === 1) text = text.replace(/^\ufeff/, "");
    text = text.replace(/\r$/, "");
    return text === "" ? null : { number, text };
  };
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      const line = lineOf(Buffer.concat([...begun, chunk.subarray(from, end)]));
      begun = [];
      length = 0;
      from = end + 1;
      if (line) yield line;
    }
    begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE_BYTES) {
      throw new BackupFault({ reason: "badLine", line: number + 1, fault: { kind: "notJson" } });
    }
  }
  const last = length > 0 ? lineOf(Buffer.concat(begun)) : null;
  if (last) yield last;
}
