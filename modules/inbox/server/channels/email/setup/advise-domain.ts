import type { DomainFinding as ShownFinding } from "../../../../contract.ts";
import { checkDomain, type DomainFinding, type TxtResolver } from "./check-domain.ts";
import { sayEmailProblem } from "./problems.ts";

type Asked = { address: string; smtpHost: string; selector: string | null; language: "fa" | "en" };

/** What DNS says about the domain of an address, in words, with the records to put there. */
export async function adviseDomain(asked: Asked, resolver?: TxtResolver): Promise<ShownFinding[]> {
  const domain = asked.address.split("@").at(-1) ?? "";
  const found = await checkDomain(domain, asked.selector, resolver);
  return found.map((finding) => ({
    ...finding,
    text: sayEmailProblem(finding.code, asked.language),
    name: placeOf(finding.about, domain, asked.selector),
    advice: finding.severity === "fine" || finding.code === "dns_failed" ? null : recordFor(finding, domain, asked),
  }));
}

function placeOf(about: DomainFinding["about"], domain: string, selector: string | null): string {
  if (about === "spf") return domain;
  return about === "dmarc" ? `_dmarc.${domain}` : `${selector ?? "default"}._domainkey.${domain}`;
}

/** A record that would do: what stands there, mended, or one to begin with. */
function recordFor({ about, code, record }: DomainFinding, domain: string, { smtpHost }: Asked): string | null {
  if (about === "dkim") return code === "dkim_not_asked" ? null : "v=DKIM1; k=rsa; p=…";
  if (about === "dmarc")
    return `v=DMARC1; p=${code === "dmarc_watches" ? "quarantine" : "none"}; rua=mailto:postmaster@${domain}`;
  if (code === "spf_open") return record!.replace(/\s\+?all(?=\s|$)/i, " ~all");
  if (code === "spf_no_end") return `${record} ~all`;
  // A number is no name to be asked for; the mail server's own name stands for its addresses.
  const sender = /^[\d.:[\]]+$/.test(smtpHost) ? "mx" : `mx a:${smtpHost}`;
  return code === "spf_missing" ? `v=spf1 ${sender} ~all` : null;
}
