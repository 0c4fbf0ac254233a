export { meanDifference, type Sample, type Share, sampleOf, shareDifference } from "./differences.ts";
export { type Interval, meanInterval, poissonInterval, tQuantile, wilson } from "./intervals.ts";
export { median, quantile } from "./quantile.ts";
export { type WaitQuantile, type WaitTally, waitQuantile } from "./waits.ts";
