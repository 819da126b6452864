// 「ログイン中の端末」: a person's own sessions.
import type { Device } from "../domain/device.ts";

/** GET /api/sessions: those that are alive, this one first, then the one used last. */
export interface SessionsView {
  sessions: OwnSession[];
}

export interface OwnSession {
  device: Device;
  /** UTC ms. */
  createdAt: number;
  /** To within a few minutes. */
  lastUsedAt: number;
  isThis: boolean;
}
