/**
 * The value below which a share (0–1) of the values lies, between neighbours linearly; null without values.
 * Source: Hyndman & Fan (1996), type 7 — what R, NumPy and PostgreSQL's percentile_cont do.
 */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const below = sorted[Math.floor(position)]!;
  const above = sorted[Math.ceil(position)]!;
  return below + (above - below) * (position - Math.floor(position));
}

/** The middle value, or the mean of the two middle ones; null without values. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}
