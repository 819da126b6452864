import type { PointCard } from "../../worker/domain/views.ts";
import { words } from "../text/index.ts";
import { ButtonLink } from "./Button.tsx";
import { Card } from "./Card.tsx";
import { ConfirmReading } from "./ConfirmReading.tsx";

/** One point of a policy in its short form, to be read and confirmed. */
export function PointDutyCard({ point }: { point: PointCard }) {
  return (
    <Card>
      <p class="card-meta">
        {point.policyTitle}　{point.path}
      </p>
      <h3 class="card-title">{point.shortForm}</h3>
      <div class="pair">
        <ButtonLink href={`/points/${point.id}`} look="outline">
          {words.home.readOriginal}
        </ButtonLink>
        <ConfirmReading pointId={point.id} readAt={point.readAt} />
      </div>
    </Card>
  );
}
