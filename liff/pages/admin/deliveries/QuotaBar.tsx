import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import type { QuotaShares } from "./quotaShares.ts";

const words = deliveriesWords.quota;
const SHARES = ["used", "today", "held", "later"] as const;

/** The month as a bar up to its limit, and the same in figures: pattern and word tell the shares apart, not colour. */
export function QuotaBar({ shares }: { shares: QuotaShares }) {
  const { used, today, held, later, limit, left, short, scale } = shares;
  const widthOf = (count: number) => `${(100 * count) / scale}%`;
  const shown = SHARES.filter((share) => share === "used" || shares[share] > 0);
  return (
    <>
      <div class="quota-bar" role="img" aria-label={words.bar(used, today + held + later, limit)}>
        {shown.map((share) => (
          <span key={share} class={`quota-share ${share}`} style={{ width: widthOf(shares[share]) }} />
        ))}
        {short > 0 && <span class="quota-limit" style={{ left: widthOf(limit) }} />}
      </div>
      <dl class="figures">
        {shown.map((share) => (
          <div key={share}>
            <dt>
              <span class={`quota-key ${share}`} aria-hidden="true" />
              {words[share]}
            </dt>
            <dd>{deliveriesWords.pushes(shares[share])}</dd>
          </div>
        ))}
        <div class="figures-sum">
          <dt>{words.limit}</dt>
          <dd>{deliveriesWords.pushes(limit)}</dd>
        </div>
        <div class={short > 0 ? "warn-text" : undefined}>
          <dt>{short > 0 ? words.short : words.left}</dt>
          <dd>{deliveriesWords.pushes(short > 0 ? short : left)}</dd>
        </div>
      </dl>
    </>
  );
}
