import { type Client, createClient } from "@libsql/client";

/** The file of the queues cannot be used; the message is a sentence for whoever started the city. */
export class QueuesUnreadable extends Error {}

/** Opens the file in which the queues keep their messages, made where it is missing. @throws QueuesUnreadable */
export async function openQueuesFile(path: string): Promise<Client> {
  const client = open(path);
  try {
    await client.executeMultiple(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS messages (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, queue TEXT NOT NULL, body TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0, available_at INTEGER NOT NULL, sent_at INTEGER NOT NULL);
      CREATE INDEX IF NOT EXISTS messages_due ON messages (queue, available_at, sequence);`);
    return client;
  } catch (error) {
    client.close();
    throw unreadable(path, error);
  }
}

function open(path: string): Client {
  try {
    return createClient({ url: `file:${path}` });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): QueuesUnreadable {
  const code = cause instanceof Error && "code" in cause ? `${cause.code}` : "原因不明";
  return new QueuesUnreadable(
    `送信待ちのファイル「${path}」を使えません（${code}）。書き込みが許されているか、ディスクに空きがあるかを確かめ、壊れているときは別の場所に移してから、もう一度お試しください。`,
    { cause },
  );
}
