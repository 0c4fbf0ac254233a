import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { registerReader } from "../../intake/index.ts";
import { acceptInteractions } from "./accept-interactions.ts";
import { interactionReader } from "./batch-chunk.ts";
import { readInteractionText } from "./read-interaction-text.ts";

async function replay(ctx: Context, body: string): Promise<void> {
  const [outcome] = await acceptInteractions(ctx, [readInteractionText(Buffer.from(body), ctx.now)]);
  if (outcome instanceof Refusal) throw outcome;
}

/** Lets the quarantine read interactions again. */
export function registerInteractionReader(): void {
  registerReader(interactionReader, replay);
}
