import { callPreview } from "../../worker/departments/callPreview.ts";
import { type CallParts, callUnits } from "../../worker/departments/callUnits.ts";
import { askQuota } from "../../worker/line/askQuota.ts";
import type { Scene } from "../delivery/scene.ts";
import { CITY } from "../support/city.ts";

const CARDS = { liffId: "1650000002-AbCdEfGh", content: "published" } as const;

/** 市民生活部 at a minute of the city, as its director finds and calls it. */
export function director(scene: Scene) {
  const { civic, residents, community } = CITY.units;
  const ask = { cards: CARDS, askQuota: () => askQuota(scene.line) };
  const at = (minute: string, by: string) => ({
    ...scene.at(minute),
    actor: { kind: "staff", staffId: by } as const,
  });
  return {
    preview: (minute: string, unitId: string = civic) =>
      callPreview(at(minute, CITY.staff.civicDirector), { unitId, ...ask }),
    call: (minute: string, options: { unitIds?: string[]; by?: string; parts?: Partial<CallParts> } = {}) =>
      callUnits(
        at(minute, options.by ?? CITY.staff.civicDirector),
        { unitId: civic, unitIds: options.unitIds ?? [residents, community] },
        {
          ...ask,
          newRetryKey: () => crypto.randomUUID(),
          enqueue: async (messages) => {
            scene.queue.push(...messages);
          },
          wallNow: scene.wall.now,
          ...options.parts,
        },
      ),
  };
}
