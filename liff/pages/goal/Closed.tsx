import { Banner } from "../../components/Banner.tsx";
import { Card } from "../../components/Card.tsx";
import { reportWords } from "../../text/pages/report.ts";
import type { FlowProps } from "./flowProps.ts";
import { GoalTitle } from "./GoalTitle.tsx";
import { ReportWords } from "./ReportWords.tsx";

/** The round ended while the answer was being written: it cannot be sent, and it is still there to be read. */
export function Closed(props: FlowProps & { reason: "roundNotOpen" | "goalNotAsked" }) {
  return (
    <>
      <GoalTitle page={props.page} />
      <Banner look="warn" live>
        {reportWords.trouble[props.reason]}
      </Banner>
      <Card>
        <h3 class="card-title">{reportWords.conflict.mine}</h3>
        <ReportWords page={props.page} said={props.reporting.form.value} />
      </Card>
    </>
  );
}
