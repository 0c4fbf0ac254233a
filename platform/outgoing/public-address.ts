import { BlockList, isIP } from "node:net";

// IANA's special-purpose registry (RFC 6890 and after), multicast and what is reserved.
const closed = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // carriers' own; one cloud keeps its metadata here
  ["127.0.0.0", 8],
  ["169.254.0.0", 16], // link-local, with the metadata of most clouds
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3], // multicast, reserved, broadcast
  ["168.63.129.16", 32], // a cloud's own wire server, at a public address
] as const;

// What is global unicast by its number and yet leads elsewhere: protocol assignments with Teredo, documentation, 6to4.
const closedWithin6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const private4 = new BlockList();
for (const [network, bits] of closed) private4.addSubnet(network, bits, "ipv4");
const private6 = new BlockList();
for (const [network, bits] of closedWithin6) private6.addSubnet(network, bits, "ipv6");
// IPv4 in IPv6 (mapped, compatible, NAT64), loopback, unique local, link-local and multicast all lie outside of 2000::/3.
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address is one of the open internet; false too for what is no IP address. A zone (`%eth0`) makes it a local one. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !private4.check(address, "ipv4");
  if (isIP(address) !== 6 || address.includes("%")) return false;
  return global6.check(address, "ipv6") && !private6.check(address, "ipv6");
}
