export {
  meanDifference,
  meansApart,
  type Sample,
  type Share,
  sampleOf,
  sampleOfCounts,
  shareDifference,
  sharesApart,
} from "./differences.ts";
export { type Interval, meanInterval, poissonInterval, tQuantile, wilson } from "./intervals.ts";
export { holm } from "./many-comparisons.ts";
export { type Difference, type NetTally, netScore, netScoreDifference, netScoreInterval } from "./net-score.ts";
export { median, quantile } from "./quantile.ts";
export { rateRiseChance } from "./rate-rise.ts";
export { type WaitQuantile, type WaitTally, waitQuantile } from "./waits.ts";
