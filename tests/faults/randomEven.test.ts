import { describeRuns } from "./describeRuns.ts";

describeRuns("even");
