const place = "hamdel.form";

/** A random number by which this browser's sendings are counted, kept where the browser allows; it says nothing of anybody. */
export function visitorNumber(): string {
  const made = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  try {
    const kept = localStorage.getItem(place);
    if (kept && /^[\w-]{8,64}$/.test(kept)) return kept;
    localStorage.setItem(place, made);
  } catch {
    // A browser that keeps nothing counts as new each time.
  }
  return made;
}
