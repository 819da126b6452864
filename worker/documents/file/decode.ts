// Bytes to text, for the encodings that Japanese offices really produce. WHATWG's "shift_jis" is Windows-31J.
import { repairText } from "../../domain/repairText.ts";

const LINE_END = /\r\n?|\f/g;
// Ctrl-Z, with which old programs end a file; some decoders of Shift_JIS make it U+001C.
const ENDS_OF_FILE = ["\u001a", "\u001c"];
// NUL and the other controls never stand in a text file; the tab and line feeds do.
const CONTROLS = /(?![\t\n\v\u0080-\u009f])\p{Cc}/u;

export type Decoded = { ok: true; text: string } | { ok: false; reason: "binary" | "unknownEncoding" };

/**
 * Reads UTF-8 (with or without BOM), UTF-16 with BOM (Excel's "Unicode text") or Shift_JIS. The text is repaired, its
 * line ends are \n, a page break counts as one.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  for (const encoding of candidates(bytes)) {
    const text = tryDecode(bytes, encoding);
    if (text === null) continue;
    const written = withoutEnd(text).replace(LINE_END, "\n");
    return CONTROLS.test(written) ? { ok: false, reason: "binary" } : { ok: true, text: repairText(written) };
  }
  return { ok: false, reason: bytes.includes(0) ? "binary" : "unknownEncoding" };
}

function withoutEnd(text: string): string {
  const written = text.trimEnd();
  return ENDS_OF_FILE.some((end) => written.endsWith(end)) ? written.slice(0, -1) : text;
}

function candidates(bytes: Uint8Array): string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "shift_jis"];
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
