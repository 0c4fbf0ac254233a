/** The film behind an address of Aparat, YouTube or Vimeo, or null. It is linked, never framed: a frame would tell others who reads. */
export function videoOf(address: string): { url: string; site: string } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const host = url.hostname.replace(/^(www|m)\./, "");
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (host === "aparat.com" && /^\/v\/\w+/.test(url.pathname)) return { url: url.href, site: "aparat.com" };
  if ((host === "youtube.com" && url.pathname === "/watch") || host === "youtu.be")
    return { url: url.href, site: "youtube.com" };
  if (host === "vimeo.com" && /^\/\d+/.test(url.pathname)) return { url: url.href, site: "vimeo.com" };
  return null;
}
