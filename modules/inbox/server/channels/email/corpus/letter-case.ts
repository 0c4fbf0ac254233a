/** One letter of the corpus and what reading it must give. */
export type LetterCase = {
  name: string;
  raw: Buffer;
  /** The conversation it belongs to; null where it begins one. */
  conversation: number | null;
  /** Words that are new in it, and words that must be folded away. */
  fresh: string;
  folded?: string;
  automatic?: boolean;
  subject?: string;
  files?: readonly string[];
  /** The code of the delivery report that it is. */
  failed?: string;
};
