import { describeRuns } from "./describeRuns.ts";

describeRuns("odd");
