const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const RANDOM_BYTES = 16;

/** A new random id: 26 characters, 128 bits, safe in a URL and in postback data. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  let bits = 0;
  let held = 0;
  let text = "";
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  return text + ALPHABET[(held << (5 - bits)) & 31];
}
