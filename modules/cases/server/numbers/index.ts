import { registerMetric } from "../../../insights/index.ts";
import { cost, open, opened, recovery, reopenRate } from "./case-metrics.ts";
import { contactTime } from "./contact-time.ts";

registerMetric(recovery);
registerMetric(contactTime);
registerMetric(open);
registerMetric(opened);
registerMetric(reopenRate);
registerMetric(cost);
