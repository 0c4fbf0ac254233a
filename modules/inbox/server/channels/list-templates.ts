import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { ReplyBody } from "../../contract.ts";
import { accountById, settingsOf } from "./accounts.ts";
import type { ChannelTemplate } from "./channel-template.ts";
import { channelTools } from "./channel-tools.ts";
import { adapterOf } from "./registry.ts";

type Kept = { at: number; rows: ChannelTemplate[] };
const kept = new Map<string, Kept>();
/** So long a list is taken as it was, in milliseconds: whoever chooses and sends asks once. */
const fresh = 60_000;
const most = 200;

type InBrand = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** The templates that the provider of an account approved, none on channels without them; asked outside of any transaction. Refuses `not_found` and `channel_failed`. */
export async function listTemplates(house: House, inBrand: InBrand, accountId: number): Promise<ChannelTemplate[]> {
  const { brandId, account } = await inBrand(async (ctx) => ({
    brandId: ctx.brandId,
    account: await accountById(ctx, accountId),
  }));
  const { templates } = adapterOf(account.kind);
  if (!templates) return [];
  const now = house.clock();
  const key = `${brandId}:${accountId}:${account.secrets_sealed}`;
  const before = kept.get(key);
  if (before && Math.abs(now.getTime() - before.at) < fresh) return before.rows;
  const rows = await templates(settingsOf(account, house.config.secretKey), channelTools(house, now));
  if (kept.size >= most) kept.clear();
  kept.set(key, { at: now.getTime(), rows });
  return rows;
}

type Said = Pick<ReplyBody, "text" | "attachments" | "account" | "pattern">;

/**
 * What is sent by template reads as the provider's own words with their gaps filled, whatever the writer's browser says. Gives it as it was
 * where it has none. Refuses `template_missing` for one that is not approved (any more), `template_gaps` for a gap that is empty and
 * `template_file` where a picture, film or document is missing or too many.
 */
export async function withTemplate<T extends Said>(house: House, inBrand: InBrand, said: T): Promise<T> {
  const { pattern, account } = said;
  if (!pattern) return said;
  if (account === undefined) throw new Refusal("template_missing");
  const found = (await listTemplates(house, inBrand, account)).find(({ name }) => name === pattern.template);
  if (!found) throw new Refusal("template_missing");
  if (found.gaps.some(({ name }) => !pattern.tokens[name])) throw new Refusal("template_gaps");
  const files = found.header && "file" in found.header ? 1 : 0;
  if (said.attachments.length !== files) throw new Refusal("template_file");
  const known = new Set(found.gaps.map(({ name }) => name));
  const tokens = Object.fromEntries(Object.entries(pattern.tokens).filter(([name]) => known.has(name)));
  return { ...said, text: wordsOf(found, tokens), pattern: { template: pattern.template, tokens } };
}

/** A template as the customer reads it. */
function wordsOf({ header, body, footer }: ChannelTemplate, tokens: Record<string, string>): string {
  const filled = (text: string, place: string) =>
    text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, gap) => tokens[`${place}${gap}`] ?? whole);
  const head = header && "text" in header ? filled(header.text, "header:") : "";
  return [head, filled(body, ""), footer ?? ""].filter(Boolean).join("\n\n");
}
