/** Puts names into words; one that is not known leaves no gap: «سلام {{name}}، …» becomes «سلام، …». What is no name of ours stays. */
export function fillWords(text: string, names: Readonly<Record<string, string | null | undefined>>): string {
  return text.replace(/[ \u00a0]?\{\{\s*([a-z_]+)\s*\}\}/g, (whole, name: string) => {
    if (!Object.hasOwn(names, name)) return whole;
    const found = names[name];
    const lead = /^[ \u00a0]/.test(whole) ? whole[0]! : "";
    return found ? lead + found : "";
  });
}
