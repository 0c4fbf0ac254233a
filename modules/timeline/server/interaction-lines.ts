import { Refusal } from "../../../platform/errors/index.ts";
import { type LineReader, readJson } from "../../intake/index.ts";
import { interactionInput, type LineAnswer } from "../contract.ts";
import { acceptInteractions } from "./accept-interactions.ts";
import { type ReadInteraction, readInteraction } from "./read-interaction.ts";

type Recorded = { result: Exclude<LineAnswer["result"], "rejected">; id: number | null };

/** Interactions, one on each line; with how the quarantine reads them again. */
export const interactionLines: LineReader<ReadInteraction, Recorded> = {
  reader: "interaction",
  results: ["recorded", "repeated"],
  understand: (bytes, now) => readInteraction(readJson(bytes, interactionInput), now),
  async write(ctx, read) {
    const outcomes = await acceptInteractions(ctx, read);
    return outcomes.map((one) => (one instanceof Refusal ? one : { result: one.result, id: one.id }));
  },
};

/** The same in a batch with an Idempotency-Key, which names the lines that have no external id. */
export function linesNamedBy(idempotencyKey: string | null): typeof interactionLines {
  if (idempotencyKey === null) return interactionLines;
  return {
    ...interactionLines,
    understand(bytes, now, number) {
      const read = interactionLines.understand(bytes, now, number);
      read.input.external_id ??= `idempotency:${idempotencyKey}:${number}`;
      return read;
    },
  };
}
