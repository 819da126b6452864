/** Two times: `now` only moves forward and ages tokens and keys; `wall` is the date on the phone and can be set. */
export interface Clock {
  /** Milliseconds, never decreasing. */
  now(): number;
  /** UTC milliseconds of the day the phone shows. */
  wall(): number;
  /** Lets time pass for both. */
  advance(ms: number): void;
  /** Sets the date on the phone; it runs on from there. */
  setWall(instant: number): void;
}

/** A clock over `base` (UTC milliseconds). */
export function createClock(base: () => number = Date.now): Clock {
  let advanced = 0;
  let latest = Number.NEGATIVE_INFINITY;
  let wallOffset = 0;
  const now = () => {
    latest = Math.max(latest, base() + advanced);
    return latest;
  };
  return {
    now,
    wall: () => now() + wallOffset,
    advance: (ms) => {
      advanced += ms;
    },
    setWall: (instant) => {
      wallOffset = instant - now();
    },
  };
}
