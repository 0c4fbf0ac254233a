import * as z from "zod";

/** A template of ours at one provider: its name there, and what our tokens are called there. */
const templateThere = z.strictObject({
  template: z.string().trim().min(1).max(100),
  tokens: z.record(z.string().max(60), z.string().max(60)).default({}),
});

/** Our templates at this provider, by our name. A message by template falls over only to a line that has its template here. */
const templatesField = { templates: z.record(z.string().max(100), templateThere).optional() };
const bearer = z.object(templatesField);

/** What every SMS line tells of itself beside its keys. `base` is the provider's own address. */
export function lineFields(base: string) {
  return {
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .transform((text) => text.replace(/\/+$/, ""))
      .default(base),
    /** The line that messages go out from and come in to. */
    sender: z
      .string()
      .trim()
      .regex(/^(?:\+|00)?\d{4,20}$/),
    /** خدماتی reaches everybody, تبلیغاتی only those who did not block advertising; the latter adds how to unsubscribe. */
    line: z.enum(["service", "advertising"]).default("service"),
    partLength: z.union([z.literal(66), z.literal(67)]).default(67),
    /** Where the account's credit is little, in the provider's unit; the adapter's own measure where it is left out. */
    lowCredit: z.number().min(0).max(1e12).optional(),
    ...templatesField,
  };
}

/** A message by template in this line's words; one that the line does not name goes by its own name. */
export function patternHere(
  settings: z.infer<typeof bearer>,
  { template, tokens }: { template: string; tokens: Record<string, string> },
): { template: string; tokens: [string, string][] } {
  const there = Object.hasOwn(settings.templates ?? {}, template) ? settings.templates![template] : undefined;
  const named = Object.entries(tokens).map(([name, value]): [string, string] => [there?.tokens[name] ?? name, value]);
  // token, token2, token10: by their numbers. The store keeps no order.
  named.sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
  return { template: there?.template ?? template, tokens: named };
}

/** Whether a line, by what its row says, has a template of this name of ours. */
export function hasTemplate(settings: Readonly<Record<string, unknown>>, template: string): boolean {
  const read = bearer.safeParse(settings);
  return read.success && Object.hasOwn(read.data.templates ?? {}, template);
}
