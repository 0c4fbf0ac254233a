/** A rule's text with its names put in; a name that is not known leaves no gap: «سلام {{customer.name}} عزیز» becomes «سلام عزیز». */
export function fillText(text: string, { customer, brand }: { customer: string; brand: string }): string {
  const names: Record<string, string> = { "customer.name": customer, "brand.name": brand };
  return text.replace(/[ \u00a0]?\{\{\s*([a-z.]+)\s*\}\}/g, (whole, name: string) => {
    const found = names[name];
    if (found === undefined) return whole;
    return found === "" ? "" : (/^[ \u00a0]/.test(whole) ? whole[0]! : "") + found;
  });
}
