import { lookup as systemLookup } from "node:dns/promises";
import { isIP } from "node:net";
import { Refusal } from "../errors/index.ts";
import { readAllowedPlaces } from "./allowed-places.ts";
import { isPublicAddress } from "./public-address.ts";

/** Gives the addresses of a name, the preferred one first. */
export type Resolve = (host: string) => Promise<readonly string[]>;
/** Gives the address at which a host may be connected to. */
export type Reach = (host: string) => Promise<string>;

const bySystem: Resolve = async (host) => (await systemLookup(host, { all: true })).map(({ address }) => address);

/**
 * For protocols other than http: the one address of a host that somebody typed. Connect to it and to nothing else, with the host's own name
 * for TLS: a name that changes its mind afterwards gains nothing. Throws Refusal `address_refused` for a host with any address outside of
 * the open internet, unless the operator allows it (`allowPrivate`); the resolver's error where the name has none.
 */
export function guardedReach(allowPrivate: readonly string[], resolve: Resolve = bySystem): Reach {
  const allowed = readAllowedPlaces(allowPrivate);
  const mayReach = (address: string) => isPublicAddress(address) || allowed.hasAddress(address);
  return async (typed) => {
    const host = typed.trim().replace(/^\[|\]$/g, "");
    const addresses = isIP(host) ? [host] : await resolve(host);
    const [first] = addresses;
    if (first === undefined) throw Object.assign(new Error(`${host} has no address`), { code: "ENOTFOUND" });
    if (!allowed.hasHost(host) && !addresses.every(mayReach)) throw new Refusal("address_refused");
    return first;
  };
}
