/**
 * Whether an address is one that a pattern means: `/cart` and `/product/*` speak of paths, anything else of whole addresses; `*` stands for
 * anything. What stands after `?` counts only where the pattern says something of it.
 */
function matches(pattern: string, { origin, pathname, search }: URL): boolean {
  const path = readable(pathname) + (pattern.includes("?") ? search : "");
  const said = pattern.startsWith("/") ? path : origin + path;
  const parts = bare(readable(pattern)).split("*");
  const escaped = parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "i").test(bare(said));
}

/** Whether a survey may ask on this page. */
export function fits({ where, except }: { where: string[]; except: string[] }, href: string): boolean {
  const url = new URL(href);
  const one = (pattern: string) => matches(pattern, url);
  return (where.length === 0 || where.some(one)) && !except.some(one);
}

const bare = (text: string) => text.replace(/(.)\/+$/, "$1");

function readable(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
