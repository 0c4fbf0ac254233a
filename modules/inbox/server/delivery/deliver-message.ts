import type { JobRun } from "../../../../platform/jobs/index.ts";
import { settingsOf } from "../channels/accounts.ts";
import type { ChannelAdapter, SendOutcome } from "../channels/channel-adapter.ts";
import { channelTools } from "../channels/channel-tools.ts";
import { adapterOf } from "../channels/registry.ts";
import { claimForSending, type ToSend } from "./claim-for-sending.ts";
import type { Delivering } from "./enqueue-delivery.ts";
import { fallOver } from "./fall-over.ts";
import { saveOutcome } from "./save-outcome.ts";

/**
 * Sends one message. That it is being sent is on disk before the provider is called, so whoever takes the job up after a crash knows
 * that it may have gone out: it is repeated only where the provider knows our key, and is `unknown` otherwise. No transaction is open
 * while the provider is called.
 */
export async function deliverMessage(job: JobRun, delivering: Delivering): Promise<void> {
  const { house } = job;
  const { messageId } = delivering;
  const claimed = await job.write((ctx) => claimForSending(ctx, delivering, house));
  if (!claimed) return;
  const adapter = adapterOf(claimed.account.kind);
  const outcome = await send(job, adapter, claimed);
  await job.write(async (ctx) => {
    const left = await fallOver(ctx, messageId, outcome);
    // No provider knows a template by our key.
    if (left) await saveOutcome(ctx, messageId, left, { repeats: adapter.idempotent && !claimed.outgoing.pattern });
  });
}

/** An adapter that throws has met what it did not foresee: whether the message went out is not known. */
async function send(job: JobRun, adapter: ChannelAdapter, { account, outgoing }: ToSend): Promise<SendOutcome> {
  const { config, clock } = job.house;
  try {
    return await adapter.send(settingsOf(account, config.secretKey), outgoing, channelTools(job.house, clock()));
  } catch (error) {
    job.house.log.error({ err: error, kind: adapter.kind, key: outgoing.key }, "a channel failed while sending");
    return { state: "unknown", code: "interrupted" };
  }
}
