/** The wall clock of the sample city: the real one until a person or a test chooses another moment. */
export class Clock {
  #offset = 0;

  /** UTC milliseconds. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** From now on it is this instant, and time goes on from there. */
  set(instant: number): void {
    this.#offset = instant - Date.now();
  }
}
