import { BlockList, isIP } from "node:net";
import { domainToASCII } from "node:url";

/** Places of the operator's own network that may be reached: whole host names, addresses, and networks written as CIDR. */
export type AllowedPlaces = { hasHost(name: string): boolean; hasAddress(address: string): boolean };

/** Reads HAMDEL_ALLOW_PRIVATE's list. Throws a RangeError naming the entry that is neither host, address nor network. */
export function readAllowedPlaces(entries: readonly string[]): AllowedPlaces {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const entry of entries) {
    const [place = "", bits] = entry.split("/");
    const address = place.replace(/^\[|\]$/g, "");
    const version = isIP(address);
    const family = version === 6 ? "ipv6" : "ipv4";
    if (bits !== undefined) addNetwork(networks, { entry, address, family, bits, version });
    else if (version) networks.addAddress(address, family);
    else if (/^[\p{L}\p{N}._-]+$/u.test(place)) hosts.add(hostName(place));
    else throw new RangeError(`“${entry}” is no host, address or network`);
  }
  return {
    hasHost: (name) => hosts.has(hostName(name)),
    hasAddress: (address) => {
      const version = isIP(address);
      return version !== 0 && networks.check(address, version === 6 ? "ipv6" : "ipv4");
    },
  };
}

/** Whether the operator's list (HAMDEL_ALLOW_PRIVATE) names this host of an address, as a name or as a number. */
export function isAllowedHost(allowPrivate: readonly string[], hostname: string): boolean {
  const allowed = readAllowedPlaces(allowPrivate);
  const host = hostname.replace(/^\[|\]$/g, "");
  return allowed.hasHost(host) || allowed.hasAddress(host);
}

type Network = { entry: string; address: string; family: "ipv4" | "ipv6"; bits: string; version: number };

function addNetwork(networks: BlockList, { entry, address, family, bits, version }: Network): void {
  const width = Number(bits);
  const fits = /^\d{1,3}$/.test(bits) && width <= (version === 6 ? 128 : 32);
  if (!version || !fits) throw new RangeError(`“${entry}” is no host, address or network`);
  networks.addSubnet(address, width, family);
}

/** A host name as it is compared: lower case, in ASCII, without the dot of the root. */
function hostName(name: string): string {
  return (domainToASCII(name) || name.toLowerCase()).replace(/\.$/, "");
}
