/**
 * What a channel is like, from 0 to 1: how soon it is seen, how formal it is, and what a message costs beside a phone call. `longest` is
 * in characters: what people still read there, or what the channel takes.
 */
export type ChannelTraits = {
  soon: number;
  formal: number;
  cost: number;
  longest: number;
  attachments: boolean;
};

const messenger = { soon: 0.8, formal: 0.3, cost: 0.05, longest: 4096, attachments: true };
const letter = { soon: 0, formal: 1, cost: 0.8, longest: 10_000, attachments: true };

const traits: Record<string, ChannelTraits> = {
  // Five parts of a Persian SMS, 67 letters each.
  sms: { soon: 0.9, formal: 0.6, cost: 0.4, longest: 335, attachments: false },
  phone: { soon: 1, formal: 0.6, cost: 1, longest: 2000, attachments: false },
  email: { soon: 0.3, formal: 1, cost: 0, longest: 50_000, attachments: true },
  whatsapp: messenger,
  telegram: messenger,
  bale: messenger,
  bale_safir: { ...messenger, cost: 0.2 },
  rubika: messenger,
  eitaa: messenger,
  instagram: { ...messenger, soon: 0.6, formal: 0.1, longest: 1000 },
  messenger: { ...messenger, soon: 0.6, formal: 0.2, longest: 2000 },
  chat: { ...messenger, soon: 0.5, cost: 0 },
  push: { soon: 0.7, formal: 0.3, cost: 0, longest: 150, attachments: false },
  letter,
};

/** What a channel is like; one that we do not know is taken for a slow, plain one. */
export function traitsOf(channel: string): ChannelTraits {
  return Object.hasOwn(traits, channel)
    ? traits[channel]!
    : { soon: 0.4, formal: 0.5, cost: 0.3, longest: 2000, attachments: false };
}
