import { registerMetric } from "../registry.ts";
import { responseRate } from "./response-rate.ts";
import { scoreMetric } from "./score-metric.ts";
import { scoreMetrics } from "./scores.ts";
import { surveyAnswers } from "./survey-answers.ts";

for (const name of scoreMetrics) registerMetric(scoreMetric(name));
registerMetric(surveyAnswers);
registerMetric(responseRate);
