import type { PointCard } from "../../worker/domain/views.ts";
import { words } from "../text/index.ts";
import { ButtonLink } from "./Button.tsx";
import { Card } from "./Card.tsx";
import { ConfirmReading } from "./ConfirmReading.tsx";
import { LaterButton } from "./LaterButton.tsx";

/** One point of a policy in its short form, to be read and confirmed; `isDuty` when it is asked of the person now. */
export function PointDutyCard({ point, isDuty }: { point: PointCard; isDuty: boolean }) {
  return (
    <Card>
      <p class="card-meta" lang="ja">
        {point.policyTitle}　{point.path}
      </p>
      <h3 class="card-title" lang="ja">
        {point.shortForm}
      </h3>
      <div class="pair">
        <ButtonLink href={`/points/${point.id}`} look="outline">
          {words.home.readOriginal}
        </ButtonLink>
        <ConfirmReading pointId={point.id} readAt={point.readAt} />
      </div>
      {isDuty && (
        <div class="card-feet">
          <LaterButton subject={`read:${point.id}`} />
        </div>
      )}
    </Card>
  );
}
