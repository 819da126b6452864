import { wordFileTrouble } from "../stack/wordFileTrouble.ts";
import { causeOf } from "./causeOf.ts";

/** Something that ends a command; the sentence is for the person at the terminal. */
export class CommandRefusal extends Error {}

/** One line to the person at the terminal. */
export function say(line = ""): void {
  console.log(line);
}

/**
 * Runs a command: a refusal, or a file that cannot be written, is said in one sentence and ends with status 1. So does a
 * defect, by its codes alone; DEBUG=1 shows where it happened.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(
      error instanceof CommandRefusal ? error.message : (wordFileTrouble(error) ?? wordDefect(error)),
    );
    if (process.env.DEBUG) console.error(error);
    process.exitCode = 1;
  }
}

function wordDefect(error: unknown): string {
  return `思いがけない誤りのため、終わりまで進めませんでした（${causeOf(error)}）。もう一度試しても同じなら、かっこの中を添えて問い合わせてください。`;
}
