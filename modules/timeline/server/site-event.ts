import { Refusal } from "../../../platform/errors/index.ts";
import type { ClaimedIdentity } from "../../customers/index.ts";
import { type SiteEvent, type SiteReport, siteEvent } from "../contract.ts";
import type { ReadInteraction } from "./read-interaction.ts";

const week = 7 * 24 * 60 * 60 * 1000;
const subjectOf = {
  page_view: "page_view",
  product_view: "product_view",
  cart: "cart",
  order: "checkout",
  identify: "identify",
  event: "event",
} as const;
const touchpointOf = {
  page_view: "site",
  product_view: "site",
  cart: "purchase",
  order: "purchase",
  identify: null,
  event: null,
} as const;
const metaBytes = 20_000;

/** Where the report comes from and by whom: the first identity is the visitor. */
export type Reporter = { source: string; report: SiteReport; identities: ClaimedIdentity[]; now: Date };

/**
 * Understands one event of a site's report as an activity of its visitor. When it happened is taken from how long before sending that
 * was, since visitors' clocks are wrong; at most a week ago. Refuses `invalid` and `too_large`.
 */
export function readSiteEvent(raw: unknown, { source, report, identities, now }: Reporter): ReadInteraction {
  const parsed = siteEvent.safeParse(raw);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), code: issue.code }));
    throw new Refusal("invalid", { fields });
  }
  const event = parsed.data;
  const meta = metaOf(event);
  if (JSON.stringify(meta).length > metaBytes) throw new Refusal("too_large");
  const age = Math.min(Math.max(report.sent_at - event.at, 0), week);
  const input: ReadInteraction["input"] = {
    source,
    external_id: `${report.visitor}:${event.id}`,
    kind: "activity",
    channel: "web",
    direction: "in",
    touchpoint: touchpointOf[event.type] ?? undefined,
    meta,
  };
  return { input, identities, occurredAt: new Date(now.getTime() - age), subject: subjectOf[event.type] };
}

function metaOf({ id: _id, at: _at, type: _type, ...rest }: SiteEvent): NonNullable<ReadInteraction["input"]["meta"]> {
  return JSON.parse(JSON.stringify(rest));
}
