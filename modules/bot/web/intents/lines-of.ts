/** The examples in a pasted text: one a line, without bullets, numbers of a list and repeats; none longer than 500 characters. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) =>
    line
      .replace(/^\s*(?:[-*•–]|[\d۰-۹٠-٩]{1,3}[.)-])\s+/u, "")
      .trim()
      .slice(0, 500),
  );
  return [...new Set(lines.filter((line) => line !== ""))];
}
