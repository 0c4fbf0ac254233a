import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { checkDomain, type TxtResolver } from "./check-domain.ts";
import { emailProblems, sayEmailProblem } from "./problems.ts";

const keyOf = (modulusLength: number) =>
  generateKeyPairSync("rsa", { modulusLength }).publicKey.export({ type: "spki", format: "der" }).toString("base64");

function dns(zone: Record<string, string[]>): TxtResolver {
  return {
    async resolveTxt(name) {
      if (name.startsWith("broken.")) throw Object.assign(new Error("no answer"), { code: "ETIMEOUT" });
      const found = zone[name];
      if (!found) throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
      // Long records come in pieces.
      return found.map((text) => text.match(/.{1,255}/gs)!);
    },
  };
}

async function codes(zone: Record<string, string[]>, selector: string | null = "s1", domain = "shop.example") {
  return (await checkDomain(domain, selector, dns(zone))).map(({ code }) => code);
}

test("a domain that is set up well", async () => {
  const zone = {
    "shop.example": ["google-site=1", "v=spf1 mx include:_spf.mail.example -all"],
    "_spf.mail.example": ["v=spf1 ip4:192.0.2.0/24 ~all"],
    "s1._domainkey.shop.example": [`v=DKIM1; k=rsa; p=${keyOf(2048)}`],
    "_dmarc.shop.example": ["v=DMARC1; p=quarantine; rua=mailto:d@shop.example"],
  };
  expect(await codes(zone)).toEqual(["spf_fine", "dkim_fine", "dmarc_fine"]);
  // A subdomain is held to the DMARC of its domain.
  expect((await codes(zone, null, "news.shop.example")).at(2)).toBe("dmarc_fine");
});

test.each([
  [{}, ["spf_missing", "dkim_missing", "dmarc_missing"]],
  [
    {
      "shop.example": ["v=spf1 -all", "v=spf1 mx -all"],
      "s1._domainkey.shop.example": ["v=DKIM1; p="],
      "_dmarc.shop.example": ["v=DMARC1; p=none"],
    },
    ["spf_several", "dkim_revoked", "dmarc_watches"],
  ],
  [
    {
      "shop.example": ["v=spf1 +all"],
      "s1._domainkey.shop.example": [`p=${keyOf(512)}`],
      "_dmarc.shop.example": ["v=DMARC1; rua=mailto:x@y"],
    },
    ["spf_open", "dkim_weak", "dmarc_broken"],
  ],
  [
    {
      "shop.example": ["v=spf1 mx"],
      "s1._domainkey.shop.example": [`t=y; p=${keyOf(1024)}`],
      "_dmarc.shop.example": ["v=DMARC1; p=reject", "v=DMARC1; p=none"],
    },
    ["spf_no_end", "dkim_testing", "dmarc_several"],
  ],
  [
    {
      "shop.example": ["v=spf1 include:a.example include:shop.example ~all"],
      "a.example": [`v=spf1 ${"a mx ptr exists:x ".repeat(3)} ~all`],
    },
    ["spf_too_many", "dkim_missing", "dmarc_missing"],
  ],
])("findings of %j", async (zone, expected) => {
  expect(await codes(zone as Record<string, string[]>)).toEqual(expected);
});

test("a DNS that does not answer is not taken for a missing record", async () => {
  expect((await codes({}, null, "broken.example"))[0]).toBe("dns_failed");
});

test("every code has its sentences", () => {
  for (const code of Object.keys(emailProblems))
    for (const language of ["fa", "en"] as const) expect(sayEmailProblem(code, language).length).toBeGreaterThan(10);
  expect(sayEmailProblem("text_cut", "en", { megabytes: 1 })).toContain("1 MB");
});
