/** The value at `path` (`data.messageIds.0`) as text; null where there is none or no plain value. */
export function textAt(found: unknown, path: string): string | null {
  let at = found;
  for (const name of path.split(".")) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, name)) return null;
    at = (at as Record<string, unknown>)[name];
  }
  const plain = typeof at === "string" || typeof at === "number" || typeof at === "boolean";
  return plain ? String(at) : null;
}

const longestMatched = 500;

/** Whether a value fits a pattern of isTamePattern. Only its first 500 characters are looked at. */
export function fits(value: string, pattern: string): boolean {
  return new RegExp(pattern, "u").test(value.slice(0, longestMatched));
}

/**
 * Whether a pattern can be tried without being stuck in it: somebody typed it into a form. It has no groups and at most two repetitions,
 * and it is a regular expression.
 */
export function isTamePattern(pattern: string): boolean {
  const bare = pattern.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  if (/[()]/.test(bare) || (bare.match(/[*+{]/g)?.length ?? 0) > 2) return false;
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
