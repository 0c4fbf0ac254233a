import { createPublicKey } from "node:crypto";
import { Resolver } from "node:dns/promises";
import type { EmailProblem } from "./problems.ts";

/** One thing found about a domain. `severity`: fine, worth doing, or letters will be lost. The advice is the code's sentence in `problems.ts`. */
export type DomainFinding = {
  about: "spf" | "dkim" | "dmarc";
  code: EmailProblem;
  severity: "fine" | "advice" | "wrong";
  record: string | null;
};

/** Gives the TXT records of a name, each in its pieces; throws ENOTFOUND or ENODATA where there are none. */
export type TxtResolver = { resolveTxt(name: string): Promise<string[][]> };

type Answer = { records: string[]; failed: boolean };

async function textsAt(name: string, resolver: TxtResolver): Promise<Answer> {
  try {
    return { records: (await resolver.resolveTxt(name)).map((pieces) => pieces.join("").trim()), failed: false };
  } catch (error) {
    const { code } = error as { code?: string };
    return { records: [], failed: code !== "ENOTFOUND" && code !== "ENODATA" };
  }
}

const mostLookups = 10;

/** Name look-ups that an SPF record needs (RFC 7208 4.6.4), its includes followed; stops counting above the limit. */
async function lookups(record: string, resolver: TxtResolver, seen: Set<string>): Promise<number> {
  let count = 0;
  for (const term of record.split(/\s+/).slice(1)) {
    if (/^[+?~-]?(?:a|mx|ptr|exists)(?:[:/]|$)/i.test(term)) count++;
    const further = /^(?:[+?~-]?include:|redirect=)(.+)$/i.exec(term)?.[1]?.toLowerCase();
    if (!further) continue;
    count++;
    if (seen.has(further) || seen.size > mostLookups || further.includes("%")) continue;
    seen.add(further);
    const [next] = (await textsAt(further, resolver)).records.filter((text) => /^v=spf1(?:\s|$)/i.test(text));
    if (next) count += await lookups(next, resolver, seen);
    if (count > mostLookups) return count;
  }
  return count;
}

async function checkSpf(domain: string, resolver: TxtResolver): Promise<DomainFinding> {
  const { records, failed } = await textsAt(domain, resolver);
  const found = records.filter((text) => /^v=spf1(?:\s|$)/i.test(text));
  const [record = null] = found;
  const say = (code: EmailProblem, severity: DomainFinding["severity"]): DomainFinding => ({
    about: "spf",
    code,
    severity,
    record,
  });
  if (failed) return say("dns_failed", "advice");
  if (record === null) return say("spf_missing", "wrong");
  if (found.length > 1) return say("spf_several", "wrong");
  if (/\s\+?all(?:\s|$)/i.test(record)) return say("spf_open", "wrong");
  if ((await lookups(record, resolver, new Set([domain]))) > mostLookups) return say("spf_too_many", "wrong");
  if (!/\s[~?-]all(?:\s|$)|\sredirect=/i.test(record)) return say("spf_no_end", "advice");
  return say("spf_fine", "fine");
}

function tagsOf(record: string): Map<string, string> {
  const pairs = record.split(";").map((pair) => pair.split(/=(.*)/s));
  return new Map(pairs.map(([name, value]) => [name!.trim().toLowerCase(), (value ?? "").replace(/\s+/g, "")]));
}

function bitsOf(key: string): number | null {
  try {
    const made = createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
    return made.asymmetricKeyDetails?.modulusLength ?? null;
  } catch {
    return 0;
  }
}

async function checkDkim(domain: string, selector: string | null, resolver: TxtResolver): Promise<DomainFinding> {
  if (!selector) return { about: "dkim", code: "dkim_not_asked", severity: "advice", record: null };
  const { records, failed } = await textsAt(`${selector}._domainkey.${domain}`, resolver);
  const record = records.find((text) => tagsOf(text).has("p")) ?? null;
  const say = (code: EmailProblem, severity: DomainFinding["severity"]): DomainFinding => ({
    about: "dkim",
    code,
    severity,
    record,
  });
  if (failed) return say("dns_failed", "advice");
  if (record === null) return say("dkim_missing", "wrong");
  const tags = tagsOf(record);
  const key = tags.get("p")!;
  if (key === "") return say("dkim_revoked", "wrong");
  const bits = (tags.get("k") ?? "rsa").toLowerCase() === "rsa" ? bitsOf(key) : null;
  if (bits !== null && bits < 1024) return say("dkim_weak", "wrong");
  if ((tags.get("t") ?? "").split(":").includes("y")) return say("dkim_testing", "advice");
  return say("dkim_fine", "fine");
}

async function checkDmarc(domain: string, resolver: TxtResolver): Promise<DomainFinding> {
  // A subdomain without a record of its own is held to that of its domain (RFC 7489 6.6.3).
  const labels = domain.split(".");
  const parents = labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
  let [found, failed]: [string[], boolean] = [[], false];
  for (const name of parents) {
    const answer = await textsAt(`_dmarc.${name}`, resolver);
    failed ||= answer.failed;
    found = answer.records.filter((text) => /^v=DMARC1\s*(?:;|$)/i.test(text));
    if (found.length > 0) break;
  }
  const [record = null] = found;
  const say = (code: EmailProblem, severity: DomainFinding["severity"]): DomainFinding => ({
    about: "dmarc",
    code,
    severity,
    record,
  });
  if (record === null) return failed ? say("dns_failed", "advice") : say("dmarc_missing", "wrong");
  if (found.length > 1) return say("dmarc_several", "wrong");
  const policy = tagsOf(record).get("p")?.toLowerCase();
  if (policy === "none") return say("dmarc_watches", "advice");
  return policy === "quarantine" || policy === "reject" ? say("dmarc_fine", "fine") : say("dmarc_broken", "wrong");
}

/**
 * Whether letters from this domain will be believed: SPF (RFC 7208), the DKIM key of a selector (RFC 6376) and DMARC (RFC 7489), as DNS
 * tells now. Always three findings, in that order.
 */
export async function checkDomain(
  domain: string,
  selector: string | null,
  resolver: TxtResolver = new Resolver({ timeout: 5_000, tries: 2 }),
): Promise<DomainFinding[]> {
  return Promise.all([checkSpf(domain, resolver), checkDkim(domain, selector, resolver), checkDmarc(domain, resolver)]);
}
