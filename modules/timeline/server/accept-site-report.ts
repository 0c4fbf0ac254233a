import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { normalise } from "../../../platform/identifiers/index.ts";
import { type Site, type SiteClaim, verifySiteClaim } from "../../admin/index.ts";
import type { ClaimedIdentity } from "../../customers/index.ts";
import type { SiteAnswer, SiteReport } from "../contract.ts";
import type { AcceptSoon } from "./accept-soon.ts";
import { readSiteEvent } from "./site-event.ts";

/**
 * Takes in what a site's script reports of one visitor. A claim that the site's own server signed makes the visitor known, and their
 * past comes along; without a valid one they stay anonymous, whatever they say of themselves. Events are told apart by their ids, so
 * that a report may be sent again; a bad one is named in the answer and holds nothing back.
 */
export async function acceptSiteReport(
  house: House,
  accept: AcceptSoon,
  site: Site,
  report: SiteReport,
): Promise<SiteAnswer> {
  const now = house.clock();
  const known = report.claim === undefined ? null : readClaim(house, site, report.claim);
  const visitor: ClaimedIdentity = { type: "visitor", value: report.visitor, shown: report.visitor };
  const identities = [visitor, ...(known ? identitiesOf(site, known) : [])];
  const reporter = { source: `site:${site.id}`, report, identities, now };
  const answer: SiteAnswer = { recorded: 0, repeated: 0, rejected: [], claim: null };
  if (report.claim !== undefined) answer.claim = known ? "accepted" : "refused";
  const outcomes = report.events.map(async (event) => {
    const read = readSiteEvent(event, reporter);
    if (known?.name) read.input.name = known.name;
    return accept(site.brandId, { read, key: null });
  });
  for (const [place, outcome] of (await Promise.allSettled(outcomes)).entries()) {
    if (outcome.status === "fulfilled") answer[outcome.value.result] += 1;
    else answer.rejected.push({ place, code: codeOf(outcome.reason) });
  }
  return answer;
}

/** What the script may drop; anything else is to be sent again, and so is no answer. */
function codeOf(error: unknown): string {
  if (error instanceof Refusal && error.code !== "not_ready") return error.code;
  throw error;
}

function readClaim(house: House, site: Site, claim: string): SiteClaim | null {
  try {
    return verifySiteClaim(house, site, claim);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The site's own number of the customer, and contacts that its server vouches for; what cannot be read is left out. */
function identitiesOf(site: Site, { id, phone, email }: SiteClaim): ClaimedIdentity[] {
  const identities: ClaimedIdentity[] = [];
  if (id) identities.push({ type: "site_user", value: `${site.id}:${id}`, shown: id, verified: true });
  for (const [type, text] of [
    ["phone", phone],
    ["email", email],
  ] as const) {
    const read = text ? normalise(type, text) : null;
    if (read && "value" in read) identities.push({ type, ...read, verified: true });
  }
  return identities;
}
