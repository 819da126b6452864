// What the data of a card's button means. Data are opaque ids: nothing of a goal, a grade or a person rests in the talk.

/** What a tap asks for; `unknown` is a button of a card from before. */
export type Tap = { kind: "markRead"; pointId: string } | { kind: "unknown" };

const MARK_READ = /^read:([0-9a-z-]{1,64})$/;

/** The data of the button that marks a point as read. */
export function markReadTap(pointId: string): string {
  return `read:${pointId}`;
}

/** Reads the data of a tap. */
export function readTap(data: string): Tap {
  const pointId = MARK_READ.exec(data)?.[1];
  return pointId === undefined ? { kind: "unknown" } : { kind: "markRead", pointId };
}
