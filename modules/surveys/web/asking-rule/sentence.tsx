import { Bdi } from "../../../../platform/ui/bdi.tsx";

/** Marks an address or a name of an event within a sentence: it keeps its own direction. */
export const apart = (name: string) => `\u2066${name}\u2069`;

/** A sentence whose marked parts stand in their own direction. */
export function Sentence({ text }: { text: string }) {
  return text.split(/\u2066(.*?)\u2069/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
      <Bdi key={at} dir="ltr">
        {part}
      </Bdi>
    ),
  );
}
