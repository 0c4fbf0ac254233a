import { incompleteBeta } from "./special.ts";

/**
 * The chance of `now` or more happenings in `span` when `before` came in `spanBefore` (the same unit) and nothing has changed: happenings
 * that come one by one fall into the newer span with the chance of its share of the whole. 1 where nothing happened now.
 * Source: the conditional test of two Poisson rates, Przyborowski & Wilenski (1940), Biometrika 31, 313–323.
 */
export function rateRiseChance({ now, span, before, spanBefore }: Record<RateField, number>): number {
  if (now <= 0) return 1;
  // P(X ≥ k) of a binomial is an incomplete beta: DLMF 8.17.5.
  return incompleteBeta(span / (span + spanBefore), now, before + 1);
}
type RateField = "now" | "span" | "before" | "spanBefore";
