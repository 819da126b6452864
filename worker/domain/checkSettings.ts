// Judges a value that somebody wants to save: by itself, and against the settings it would stand beside.
import { tooEarlyProblems } from "./ladderProblems.ts";
import {
  type CitySettings,
  readSetting,
  readStored,
  type SettingKey,
  type StoredSetting,
} from "./settings.ts";

/** The ladders and how long a duty is open: judged together. Nothing else may keep 一時停止 from being saved. */
const LADDER_KEYS: ReadonlySet<SettingKey> = new Set(["ladders", "round", "priorityPoint"]);

export type CheckedSetting =
  /** `settings` are all of them as they would be. */
  | { kind: "fits"; value: CitySettings[SettingKey]; settings: CitySettings }
  | { kind: "unfit"; problems: string[] };

/**
 * Whether a value may be saved under a key.
 * @param stored what is stored now; a row of it that makes no sense counts as its default, so that it can be mended
 */
export function checkSettings(
  stored: readonly StoredSetting[],
  key: SettingKey,
  value: unknown,
): CheckedSetting {
  const read = readSetting(key, value);
  if (read.kind === "unfit") return read;
  const settings = { ...readStored(stored).settings, [key]: read.value };
  const problems = LADDER_KEYS.has(key) ? tooEarlyProblems(settings) : [];
  return problems.length > 0 ? { kind: "unfit", problems } : { kind: "fits", value: read.value, settings };
}
