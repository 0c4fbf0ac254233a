export { type Interval, meanInterval, poissonInterval, tQuantile, wilson } from "./intervals.ts";
export { median, quantile } from "./quantile.ts";
