/** What a canned reply may name. */
export type Named = { customer: string; agent: string; brand: string };

/** A canned reply with its names put in; a name that is not known leaves no gap: «سلام {{customer.name}} عزیز» becomes «سلام عزیز». */
export function fillReply(body: string, { customer, agent, brand }: Named): string {
  const names: Record<string, string> = { "customer.name": customer, "agent.name": agent, "brand.name": brand };
  return body.replace(/[ \u00a0]?\{\{\s*([a-z.]+)\s*\}\}/g, (whole, name: string) => {
    const found = names[name];
    if (found === undefined) return whole;
    const lead = /^[ \u00a0]/.test(whole) ? whole[0]! : "";
    return found === "" ? "" : lead + found;
  });
}
