import dns from "node:dns";
import { isIP } from "node:net";
import { Refusal } from "../errors/index.ts";
import { type AllowedPlaces, readAllowedPlaces } from "./allowed-places.ts";
import { isPublicAddress } from "./public-address.ts";
import { type Lookup, request } from "./request.ts";

export type Guard = {
  /** Hosts, addresses and networks (CIDR) of the operator's own that may be reached all the same. */
  allowPrivate: readonly string[];
  /** Milliseconds for the whole exchange, from the name to the last byte. */
  timeout?: number;
  /** The most bytes of an answer. */
  most?: number;
  /** How names become addresses; the system's way unless a test brings its own. */
  lookup?: Lookup;
};

/**
 * A `fetch` for addresses that somebody typed: it speaks http and https with the open internet only. The address is checked when the
 * connection is made, so a name that changes its mind reaches nothing, and redirects are not followed: a 3xx is the answer.
 * Throws Refusal `address_refused` for other places and `too_large` for an answer beyond `most`; a TypeError where nobody answered.
 */
export function guardedFetch({
  allowPrivate,
  timeout = 15_000,
  most = 25_000_000,
  lookup = dns.lookup,
}: Guard): typeof fetch {
  const allowed = readAllowedPlaces(allowPrivate);
  return async (input, init) => {
    const asked = new Request(input, { ...init, redirect: "manual" });
    const url = new URL(asked.url);
    if (url.protocol !== "http:" && url.protocol !== "https:") throw new Refusal("address_refused");
    const host = url.hostname.replace(/^\[|\]$/g, "");
    // A number is connected to without asking for its address; for this machine's own name not every resolver answers.
    const isItself = isIP(host) !== 0 || /(^|\.)localhost\.?$/.test(host);
    if (isItself && !allowed.hasHost(host) && !mayReach(isIP(host) ? host : "127.0.0.1", allowed))
      throw new Refusal("address_refused");
    const guarded = allowed.hasHost(host) ? lookup : guard(lookup, allowed);
    return request(asked, { timeout, most, lookup: guarded });
  };
}

function mayReach(address: string, allowed: AllowedPlaces): boolean {
  return isPublicAddress(address) || allowed.hasAddress(address);
}

/** Gives what `lookup` gives as long as every address of the name may be reached; a name with one private address is refused whole. */
function guard(lookup: Lookup, allowed: AllowedPlaces): Lookup {
  return (hostname, options, done) => {
    lookup(hostname, options, (error, found, family) => {
      if (error) return done(error, found, family);
      const addresses = typeof found === "string" ? [found] : found.map(({ address }) => address);
      if (addresses.every((address) => mayReach(address, allowed))) return done(null, found, family);
      done(new Refusal("address_refused"), "", 0);
    });
  };
}
