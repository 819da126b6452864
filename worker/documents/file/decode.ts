// Bytes to text, for the encodings that Japanese offices really produce. WHATWG's "shift_jis" is Windows-31J.

// NUL and the other controls never stand in a text file; tab, line feeds and the page break do.
const CONTROLS = /(?![\t\n\v\f\r\u0080-\u009f])\p{Cc}/u;

export type Decoded = { ok: true; text: string } | { ok: false; reason: "binary" | "unknownEncoding" };

/** Reads UTF-8 (with or without BOM), UTF-16 with BOM (Excel's "Unicode text") or Shift_JIS. */
export function decodeText(bytes: Uint8Array): Decoded {
  for (const encoding of candidates(bytes)) {
    const text = tryDecode(bytes, encoding);
    if (text !== null) return CONTROLS.test(text) ? { ok: false, reason: "binary" } : { ok: true, text };
  }
  return { ok: false, reason: bytes.includes(0) ? "binary" : "unknownEncoding" };
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
