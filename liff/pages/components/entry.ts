import type { ComponentChildren } from "preact";

/** A component as the page shows it. */
export interface Entry {
  /** The file of liff/components that it comes from, without its ending. */
  file: string;
  /** When to use it, in one sentence. */
  when: string;
  states: [name: string, drawn: ComponentChildren][];
}
