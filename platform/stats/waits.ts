/** Times of one length: how many ended then, and how many were still going on when last seen (censored). Any order. */
export type WaitTally = readonly { time: number; ended: number; going: number }[];

export type WaitQuantile = {
  /** The time by which this share has ended; null where too many still go on to tell. */
  value: number | null;
  /** 95% interval; an end is null where it cannot be told. */
  low: number | null;
  high: number | null;
};

type Step = { time: number; survival: number; low: number; high: number };

/**
 * The time by which a share (0 to 1) of waits has ended, where some still go on: the smallest t with S(t) ≤ 1 − share, S being the
 * product-limit estimate. What still goes on counts as at least as long as it has been. Sources: Kaplan & Meier (1958); the interval is
 * that of Brookmeyer & Crowley (1982) with Greenwood's variance and the log(−log) transformation, as in R's survfit.
 */
export function waitQuantile(tally: WaitTally, share: number): WaitQuantile {
  const steps = survivalOf(tally);
  const first = (name: "survival" | "low" | "high") =>
    steps.find((step) => step[name] <= 1 - share + 1e-12)?.time ?? null;
  return { value: first("survival"), low: first("low"), high: first("high") };
}

function survivalOf(tally: WaitTally): Step[] {
  const times = tally.toSorted((a, b) => a.time - b.time);
  let atRisk = times.reduce((sum, { ended, going }) => sum + ended + going, 0);
  let [survival, greenwood] = [1, 0];
  const steps: Step[] = [];
  for (let place = 0; place < times.length; ) {
    const { time } = times[place]!;
    let [ended, going] = [0, 0];
    for (; times[place]?.time === time; place++) {
      ended += times[place]!.ended;
      going += times[place]!.going;
    }
    if (ended > 0) {
      survival *= 1 - ended / atRisk;
      greenwood += atRisk > ended ? ended / (atRisk * (atRisk - ended)) : 0;
      steps.push({ time, survival, ...band(survival, greenwood) });
    }
    atRisk -= ended + going;
  }
  return steps;
}

/** Bounds of the survival; at its end, zero, they are open. */
function band(survival: number, greenwood: number): { low: number; high: number } {
  if (survival <= 1e-12) return { low: 0, high: 1 };
  const spread = Math.exp((1.959964 * Math.sqrt(greenwood)) / Math.log(survival));
  return { low: survival ** (1 / spread), high: survival ** spread };
}
