import { keyedHash } from "./keyedHash.ts";

/** Letters and digits that nobody confuses on paper: no 0, O, 1 or I. 32 of them, so a character is 5 bits. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 10;
const GROUP_LENGTH = 5;

/** A new one-time code, 50 random bits in two groups: `K7MPQ-3XWBD`. */
export function newInviteCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(CODE_LENGTH));
  const code = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return `${code.slice(0, GROUP_LENGTH)}-${code.slice(GROUP_LENGTH)}`;
}

/** The code as typed, without what does not matter: width, case, spaces, hyphens. */
export function bareCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
}

/** The stored form of a code: useless without the secret, and for nobody but this person. */
export function hashCode(secret: string, staffId: string, code: string): Promise<string> {
  return keyedHash(secret, `invite:${staffId}:${bareCode(code)}`);
}

/** The stored form of a LINE account where only its wrong attempts are counted. */
export function hashLineUser(secret: string, lineUserId: string): Promise<string> {
  return keyedHash(secret, `lineUser:${lineUserId}`);
}

/** Compares without telling by its time where the texts begin to differ. Both are hashes of one length. */
export function sameHash(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
