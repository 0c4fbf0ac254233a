export { askMetrics, type MetricAnswers, patience } from "./server/ask-metrics.ts";
export { keepPurchaseDays, rebuildPurchaseDays } from "./server/keep-purchase-days.ts";
export { count, rate } from "./server/numbers.ts";
export { type Asked, askedOf } from "./server/question.ts";
export { type Metric, type Question, type RowsWanted, registerMetric } from "./server/registry.ts";
export { keepReport, keepWatch } from "./server/reports/report-rows.ts";
