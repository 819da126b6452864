// What it costs a person to answer ten goals: taps, characters typed, and seconds at one second per tap.
import { build } from "../../dev/stack/build.ts";
import { answerInChat } from "./tapsInChat.ts";
import { answerInForm } from "./tapsInForm.ts";

export interface TapLine {
  name: "taps";
  surface: "chat" | "form";
  case: "unchanged" | "changed";
  goals: number;
  taps: number;
  /** Typed. */
  characters: number;
  /** One for each tap, and what the person waited for answers. */
  seconds: number;
}

/** Prints a line per case: `name surface case goals taps characters seconds`. */
export async function run(): Promise<void> {
  await build("production");
  for (const answer of [answerInChat, answerInForm]) {
    for (const kind of ["unchanged", "changed"] as const) console.log(JSON.stringify(await answer(kind)));
  }
}
