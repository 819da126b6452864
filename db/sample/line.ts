import { createHash } from "node:crypto";

/** Those of the sample city who have not linked their LINE account yet. */
const UNLINKED: readonly string[] = ["10024", "10054", "10115", "10126", "10168", "10206", "10241", "10255"];

/** The LINE account of a member of the sample city's staff: made up, always the same. */
export function sampleLineUserId(staffNumber: string): string {
  return `U${createHash("sha256").update(`sample ${staffNumber}`).digest("hex").slice(0, 32)}`;
}

/** Whether this person of the sample city uses LINE with the product. */
export function isLinkedInSample(staffNumber: string): boolean {
  return !UNLINKED.includes(staffNumber);
}
