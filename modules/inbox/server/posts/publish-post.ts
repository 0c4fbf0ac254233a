import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { fileState, readStored, type StoredFile, shelfOf } from "../attachments/attachments.ts";
import { accountById, settingsOf } from "../channels/accounts.ts";
import type { PostOut, SendOutcome } from "../channels/channel-adapter.ts";
import { channelTools } from "../channels/channel-tools.ts";
import { adapterOf } from "../channels/registry.ts";
import { enqueuePost, postTopic } from "./posts.ts";

/** So often a post is tried where trying again may help. */
const mostAttempts = 6;
/** Seconds until a post whose file is being checked is looked at again. */
const whileChecking = 5;

type Waiting = {
  account_id: number;
  title: string | null;
  body: string;
  pinned: boolean;
  attachment_id: number | null;
  state: "waiting" | "sending";
  send_at: Date;
};
type ToPublish = { account: Awaited<ReturnType<typeof accountById>>; post: PostOut };

/**
 * Publishes one post. That it is on its way is on disk before the messenger is called: whoever takes the job up after a crash knows that it
 * may be out, and a person decides whether it is published again. No transaction is open while the messenger is called.
 */
export async function publishPost(job: JobRun, { postId }: { postId: number }): Promise<void> {
  const claimed = await job.write((ctx) => claim(ctx, postId, job.house));
  if (!claimed) return;
  const outcome = await publish(job, claimed);
  await job.write((ctx) => save(ctx, postId, outcome));
}

async function publish({ house }: JobRun, { account, post }: ToPublish): Promise<SendOutcome> {
  try {
    const settings = settingsOf(account, house.config.secretKey);
    return await adapterOf(account.kind).publish!(settings, post, channelTools(house, house.clock()));
  } catch (error) {
    house.log.error({ err: error, kind: account.kind }, "a channel failed while publishing");
    return { state: "unknown", code: "interrupted" };
  }
}

async function claim(ctx: Context, id: number, house: House): Promise<ToPublish | null> {
  const { rows } = await sql<Waiting>`
    select account_id, title, body, pinned, attachment_id, state, send_at from channel_post
    where brand_id = ${ctx.brandId} and id = ${id} and withdrawn_at is null and state in ('waiting', 'sending') for update`.execute(
    ctx.db,
  );
  const waiting = rows[0];
  if (!waiting) return null;
  const end = async (outcome: SendOutcome) => {
    await save(ctx, id, outcome);
    return null;
  };
  if (waiting.state === "sending") return end({ state: "unknown", code: "interrupted" });
  if (waiting.send_at > ctx.now) {
    await enqueuePost(ctx, id, waiting.send_at);
    return null;
  }
  const account = await accountById(ctx, waiting.account_id);
  if (account.secrets_sealed === null || account.paused_at !== null)
    return end({ state: "failed", code: "channel_paused", again: null });
  const file = waiting.attachment_id === null ? null : await fileOf(ctx, waiting.attachment_id);
  if (file?.state === "checking") {
    await enqueuePost(ctx, id, new Date(ctx.now.getTime() + whileChecking * 1000));
    return null;
  }
  if (file?.state === "infected") return end({ state: "failed", code: "file_infected", again: null });
  await setState(ctx, id, sql`state = 'sending', attempts = attempts + 1`);
  const { title, body: text, pinned: pin } = waiting;
  const open = file && { ...file, contentType: file.content_type, size: Number(file.size) };
  const shelf = shelfOf(house, ctx.brandId);
  return {
    account,
    post: { text, title, pin, file: open && { ...open, open: () => readStored(shelf, file) } },
  };
}

async function fileOf(ctx: Context, id: number): Promise<StoredFile | null> {
  const { rows } = await sql<StoredFile>`select a.name, a.content_type, a.size, a.sha256, ${fileState} as state
    from attachment a where a.brand_id = ${ctx.brandId} and a.id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** Notes what became of it, and tries again later where that may help: twice as long after each attempt. */
async function save(ctx: Context, id: number, outcome: SendOutcome): Promise<void> {
  const { rows } = await sql<{ attempts: number }>`select attempts from channel_post
    where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  const attempts = rows[0]?.attempts ?? 0;
  const again = outcome.state === "failed" && attempts < mostAttempts ? outcome.again : null;
  if (again !== null) {
    const at = new Date(ctx.now.getTime() + again * 1000 * 2 ** Math.max(0, attempts - 1));
    await setState(ctx, id, sql`state = 'waiting', send_at = ${at}, problem = ${(outcome as { code: string }).code}`);
    return enqueuePost(ctx, id, at);
  }
  const [problem, externalId] = outcome.state === "sent" ? [null, outcome.externalId] : [outcome.code, null];
  await setState(ctx, id, sql`state = ${outcome.state}, problem = ${problem}, external_id = ${externalId}`);
}

async function setState(ctx: Context, id: number, change: ReturnType<typeof sql>): Promise<void> {
  await sql`update channel_post set ${change}, state_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  await recordChanges(ctx, postTopic, [id]);
}
