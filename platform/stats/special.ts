/** ln Γ(x) for x > 0, to about 15 digits. Source: Lanczos (1964), g = 7, nine coefficients by Godfrey. */
export function logGamma(x: number): number {
  const [first, ...rest] = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  let series = first!;
  for (const [index, coefficient] of rest.entries()) series += coefficient / (x + index);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}

const tiny = 1e-300;
const enough = 1e-15;
const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);

/** Regularised incomplete beta I_x(a, b), 0 ≤ x ≤ 1. Source: DLMF 8.17.22, evaluated by the modified Lentz method. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges quickly only below the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < enough) break;
  }
  return front * fraction;
}

/** Regularised lower incomplete gamma P(a, x), a > 0, x ≥ 0. Source: DLMF 8.11.4 (series) and 8.9.2 (fraction). */
export function incompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 100_000 && term > sum * enough; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return front * sum;
  }
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / away(step * d + b);
    c = away(b + step / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < enough) break;
  }
  return 1 - front * fraction;
}

/** The x between `low` and `high` at which a rising function reaches `goal`, by halving. */
export function solve(rising: (x: number) => number, goal: number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let round = 0; round < 200 && to - from > Math.abs(to) * 1e-14; round++) {
    const middle = (from + to) / 2;
    if (rising(middle) < goal) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
