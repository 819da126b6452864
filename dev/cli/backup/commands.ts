import { existsSync, statSync } from "node:fs";
import type { Context } from "../../../worker/context.ts";
import { causeOf } from "../causeOf.ts";
import { CommandRefusal, say } from "../say.ts";
import { beginFile } from "./backupFile.ts";
import { restoreBackup } from "./restore.ts";
import { type Saved, saveBackup } from "./save.ts";
import { wordRestored, wordRestoreRefusal, wordSaved } from "./wordBackup.ts";

/** A file as it was named, and where it is. */
export interface NamedFile {
  name: string;
  path: string;
}

/** @throws CommandRefusal where there is a file of that name already, or it cannot be written to its end */
export async function backupCommand({ db, now }: Context, named: NamedFile): Promise<void> {
  refuseExisting(named);
  const file = await beginFile(named.path).catch((error: unknown) => {
    throw new CommandRefusal(
      `「${named.name}」に書き込めません（${causeOf(error)}）。フォルダーを確かめてください。`,
    );
  });
  let saved: Saved;
  try {
    saved = await saveBackup(db, { savedAt: now, write: (line) => file.write(line) });
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw new CommandRefusal(
      `バックアップを終わりまで書き出せませんでした（${causeOf(error)}）。ファイルは残していません。もう一度実行してください。`,
      { cause: error },
    );
  }
  for (const line of wordSaved(saved, named.name)) say(line);
}

/** @throws CommandRefusal */
export function refuseExisting({ name, path }: NamedFile): void {
  if (existsSync(path)) throw new CommandRefusal(`「${name}」がもうあります。別の名前にしてください。`);
}

/** @throws CommandRefusal */
export function requireFile({ name, path }: NamedFile): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new CommandRefusal(`ファイル「${name}」がありません。`);
  if (!found.isFile()) throw new CommandRefusal(`「${name}」はファイルではありません。`);
}

/** @throws CommandRefusal where nothing was put back */
export async function restoreCommand({ db }: Context, { path }: NamedFile): Promise<void> {
  const outcome = await restoreBackup(db, path);
  if (outcome.kind === "refused") throw new CommandRefusal(wordRestoreRefusal(outcome));
  for (const line of wordRestored(outcome)) say(line);
}
