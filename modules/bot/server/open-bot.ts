import { sql } from "kysely";
import type * as z from "zod";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { botSettings, newIntent } from "../contract.ts";
import { addExamples } from "./intents/examples.ts";
import { makeIntent } from "./intents/intents.ts";
import { publishIntents } from "./model/releases.ts";
import { trainDraft } from "./model/train-draft.ts";

type Bot = {
  settings: z.input<typeof botSettings>;
  intents: readonly z.input<typeof newIntent>[];
  /** Examples of what is none of these. */
  none: readonly string[];
};

/** Gives a brand a bot that is live: its intents written, learnt and published. */
export async function openBot(run: Pick<JobRun, "read" | "write">, { settings, intents, none }: Bot): Promise<void> {
  await run.write(async (ctx) => {
    for (const intent of intents) await makeIntent(ctx, newIntent.parse(intent));
    await addExamples(ctx, null, none);
  });
  await trainDraft(run);
  await run.write(async (ctx) => {
    await publishIntents(ctx);
    await sql`update bot_setting set settings = ${JSON.stringify(botSettings.parse(settings))}::jsonb, revision = revision + 1
      where brand_id = ${ctx.brandId}`.execute(ctx.db);
  });
}
