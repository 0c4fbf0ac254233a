import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { botSettings, flow as flowShape, newIntent } from "../contract.ts";
import { changeFlow, makeFlow, publishFlow } from "./flows/flows.ts";
import { addExamples } from "./intents/examples.ts";
import { makeIntent } from "./intents/intents.ts";
import { publishIntents } from "./model/releases.ts";
import { trainDraft } from "./model/train-draft.ts";

type Draft = z.input<typeof flowShape>;
/** A flow as it went live, oldest first, what is drawn since, and how customers begin it. */
export type OpenedFlow = {
  name: string;
  versions: readonly { at: Date; flow: Draft }[];
  draft: Draft | null;
  intent: { title: string; examples: readonly string[] };
};
type Bot = {
  settings: z.input<typeof botSettings>;
  intents: readonly z.input<typeof newIntent>[];
  /** Examples of what is none of these. */
  none: readonly string[];
  flows?: readonly OpenedFlow[];
};
type Hands = Pick<JobRun, "read" | "write"> & {
  /** A transaction of another time, for what happened before. */
  writeAt?: <T>(at: Date, work: (ctx: Context) => Promise<T>) => Promise<T>;
};

/** Gives a brand a bot that is live: its flows and intents written, learnt and published. */
export async function openBot(run: Hands, { settings, intents, none, flows = [] }: Bot): Promise<void> {
  for (const flow of flows) await openFlow(run, flow);
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

async function openFlow({ write, writeAt }: Hands, { name, versions, draft, intent }: OpenedFlow): Promise<void> {
  let id: number | null = null;
  for (const { at, flow } of versions) {
    const publish = async (ctx: Context) => {
      const body = { name, draft: flowShape.parse(flow) };
      if (id === null) id = await makeFlow(ctx, body);
      else await changeFlow(ctx, id, body);
      await publishFlow(ctx, id);
    };
    await (writeAt ? writeAt(at, publish) : write(publish));
  }
  await write(async (ctx) => {
    if (id === null) return;
    if (draft) await changeFlow(ctx, id, { name, draft: flowShape.parse(draft) });
    const { title, examples } = intent;
    await makeIntent(ctx, newIntent.parse({ title, does: { do: "flow", flow: id }, examples: [...examples] }));
  });
}
