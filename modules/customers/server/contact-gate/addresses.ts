import type { AddressedChannel, IdentityType } from "../../contract.ts";

/** By what a channel reaches people: an identifier, or a postal address, which identifies nobody. */
export type AddressType = IdentityType | "postal";

const types: Record<AddressedChannel, AddressType> = {
  sms: "phone",
  phone: "phone",
  email: "email",
  whatsapp: "whatsapp",
  telegram: "telegram",
  bale: "bale",
  bale_safir: "phone",
  rubika: "rubika",
  eitaa: "eitaa",
  instagram: "instagram",
  messenger: "messenger",
  letter: "postal",
};
const visited = new Set(["chat", "web", "app", "push"]);
const visitors: readonly IdentityType[] = ["visitor", "site_user"];

/** What is an address on this channel; null where a channel has none of which we know. */
export function addressType(channel: string): AddressType | null {
  return Object.hasOwn(types, channel) ? types[channel as AddressedChannel] : null;
}

/** By what a customer is reached on a channel; null where nothing is needed, as in person. */
export function reachedBy(channel: string): readonly AddressType[] | null {
  const type = addressType(channel);
  if (type) return [type];
  return visited.has(channel) ? visitors : null;
}

/** Channels that are another way to one that people know: what they said of that one holds, and nobody is asked about both. */
const otherWays: Record<string, string> = { bale_safir: "bale" };

/** The channel about which people say yes and no. */
export function spokenOf(channel: string): string {
  return Object.hasOwn(otherWays, channel) ? otherWays[channel]! : channel;
}

/** The channels on which somebody with these identifiers can be reached, in the order of the house. */
export function channelsOf(identityTypes: readonly string[]): string[] {
  const addressed = Object.entries(types).filter(
    ([channel, type]) => identityTypes.includes(type) && !Object.hasOwn(otherWays, channel),
  );
  const chat = visitors.some((type) => identityTypes.includes(type)) ? ["chat"] : [];
  return [...addressed.map(([channel]) => channel), ...chat];
}
