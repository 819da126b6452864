/** Something that ends a command; the sentence is for the person at the terminal. */
export class CommandRefusal extends Error {}

/** One line to the person at the terminal. */
export function say(line = ""): void {
  console.log(line);
}

/**
 * Runs a command: a refusal is said in one sentence and ends with status 1, anything else is a defect and shows itself.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof CommandRefusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
