import { Printer } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { encode } from "uqr";
import type { IssuedInvite } from "../../../../worker/contract/invites.ts";
import { Banner } from "../../../components/Banner.tsx";
import { Button } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { inviteWords } from "../../../text/pages/invites.ts";

const words = inviteWords.slip;

/** A code as it is handed over: on the screen once, and on paper. */
export function Slip({ invite, onClose }: { invite: IssuedInvite; onClose: () => void }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
    place.current?.focus({ preventScroll: true });
  }, [invite.code]);
  const { code, url, expiresAt, staff } = invite;
  return (
    <section ref={place} class="slip-place" tabIndex={-1} aria-label={words.title}>
      <Banner look="info" live>
        {words.once}
      </Banner>
      <div class="card slip">
        <div class="slip-words">
          <h2 class="slip-title">{words.title}</h2>
          <p>{words.of(staff.name, staff.staffNumber)}</p>
          <p class="slip-label">{words.code}</p>
          <p class="slip-code">{code}</p>
          <p>{words.until(expiresAt)}</p>
          <p class="hint">{words.how}</p>
        </div>
        <QrCode text={url} label={words.qr} />
      </div>
      <div class="pair slip-tools">
        <Button look="outline" onPress={onClose}>
          {words.done}
        </Button>
        <Button onPress={() => window.print()}>
          <Icon of={Printer} size={20} />
          {words.print}
        </Button>
      </div>
    </section>
  );
}

/** Black on white in the dark too: readers of such codes expect it. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="slip-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={squares.join("")} />
    </svg>
  );
}
