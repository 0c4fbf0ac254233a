import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { keyFor } from "../../../admin/index.ts";
import type { FormAnswer } from "../../contract.ts";
import { type KeptFile, keepFile, saveAttachment, shelfOf } from "../attachments/attachments.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { receiveMessage } from "../receive/receive-message.ts";
import { forgetPosting, hashOf, isRepeat, isSurge, refuseFlood, saidBefore } from "./admit-posting.ts";
import { asForm, type OpenForm } from "./contact-forms.ts";
import { judgeChallenge } from "./form-challenge.ts";
import { judgeSpam, spamFrom } from "./judge-spam.ts";
import { hasSpammed, personLeft } from "./person-left.ts";
import { type Filled, readAnswers } from "./read-answers.ts";
import type { Posting } from "./read-posting.ts";

/** The name of the field that no person sees. */
export const trapField = "website";

export type Way = {
  /** Sent by the form's own script, which does the work; a plain form is judged more strictly. */
  byScript: boolean;
  /** The page it was sent from, as far as its browser says. */
  page: string | null;
  /** Its network address and browser: tells two strangers apart who left nothing and wrote the same. Nobody is counted by it. */
  from: string;
};

/** What became of a sending; `conversation` is for those within the house alone, the sender does not get it. */
export type Taken = FormAnswer & { conversation?: number };

/**
 * Takes in what was sent with a form, once: the same words within the hour, and the same challenge, are a repeat. It becomes a
 * conversation of its own; what looks like spam lies in the spam view. `again`: the work has to be done anew. Refuses
 * `too_many_requests`, `too_large` and `file_type_refused`; keeps nothing of somebody who asked to be forgotten, and does not tell.
 */
export async function takeForm(house: House, form: OpenForm, posting: Posting, way: Way): Promise<Taken> {
  const takesFiles = form.settings.fields.some(({ is }) => is === "file");
  const read = readAnswers(form.settings, posting.texts, takesFiles ? posting.files.length : 0);
  if ("wrong" in read) return { result: "wrong", wrong: read.wrong };
  const challenge = posting.texts.get("challenge") ?? "";
  if (way.byScript) {
    const judged = judgeChallenge(house, form.key, challenge, posting.texts.get("solution") ?? "");
    if (judged !== "done") return { result: "again" };
  }
  const files: KeptFile[] = [];
  for (const { name, said, bytes } of takesFiles ? posting.files : []) {
    files.push(await keepFile(shelfOf(house, form.brandId), name, bytes, said));
  }
  const coming: Coming = {
    filled: read.filled,
    files,
    key: keyFor(house.config.secretKey, "form-senders"),
    proven: way.byScript,
    way,
    challenge: way.byScript ? challenge : null,
    visitor: way.byScript ? visitorOf(posting) : null,
    trapped: Boolean(posting.texts.get(trapField)),
  };
  try {
    return await asForm(house, form.brandId, (ctx) => takeIn(ctx, form, coming));
  } catch (error) {
    // What was refused leaves no file behind.
    await asForm(house, form.brandId, (ctx) => forgetAttachments(ctx, [], files));
    throw error;
  }
}

/** The number that the form's script keeps in its browser; it opens nothing. */
function visitorOf({ texts }: Posting): string | null {
  const said = texts.get("visitor") ?? "";
  return /^[\w-]{8,64}$/.test(said) ? said : null;
}

type Coming = {
  filled: Filled;
  files: readonly KeptFile[];
  key: Buffer;
  proven: boolean;
  way: Way;
  challenge: string | null;
  visitor: string | null;
  trapped: boolean;
};

async function takeIn(ctx: Context, form: OpenForm, coming: Coming): Promise<Taken> {
  const { filled, key } = coming;
  const contentHash = hashOf(key, "content", ...contentOf(coming));
  if (await isRepeat(ctx, form.id, contentHash)) {
    await forgetAttachments(ctx, [], coming.files);
    return { result: "kept" };
  }
  const sender = {
    visitor: coming.visitor,
    email: filled.email?.value ?? null,
    phone: filled.phone?.value ?? null,
  };
  await refuseFlood(ctx, key, sender, coming.proven);
  const left = await personLeft(ctx, filled);
  const { score, reasons } = judgeSpam({
    text: [filled.subject, filled.message, ...filled.answers.map(({ text }) => text)].join("\n"),
    trapped: coming.trapped,
    proven: coming.proven,
    spammedBefore: await hasSpammed(ctx, left.identities),
    repeatedWords: await saidBefore(ctx, key, filled.message),
    surge: !coming.proven && (await isSurge(ctx, key, form.id)),
  });
  const isSpam = score >= spamFrom;
  const attachmentIds: number[] = [];
  for (const file of coming.files) attachmentIds.push((await saveAttachment(ctx, file)).id);
  const receipt = await receiveMessage(ctx, {
    source: `form:${form.id}`,
    externalId: coming.challenge ?? randomUUID(),
    identities: left.identities,
    name: left.known ? null : filled.name,
    channel: "form",
    accountId: null,
    teamId: form.teamId,
    at: ctx.now,
    text: filled.message,
    meta: {
      ...(filled.subject && { subject: filled.subject }),
      form: { id: form.id, answers: filled.answers, left: left.shown, name: filled.name, page: coming.way.page },
      ...(isSpam && { spam_reasons: reasons }),
    },
    attachmentIds,
    ownThread: true,
    byMachine: isSpam,
  });
  if (receipt.result === "received" && isSpam) {
    const held = await holdConversation(ctx, receipt.conversationId);
    await saveConversation(ctx, held, { spam_at: ctx.now, spam_by: "system:form", waiting_since: null });
  }
  if (receipt.result === "received") return { result: "kept", conversation: receipt.conversationId };
  await forgetAttachments(ctx, attachmentIds, coming.files);
  if (receipt.result === "erased") return { result: "kept" };
  // Another sending used this challenge up.
  await forgetPosting(ctx, form.id, contentHash);
  return { result: "again" };
}

/** What makes two sendings one. Strangers who left nothing are told apart by where they sent from. */
function contentOf({ filled, files, visitor, way }: Coming): string[] {
  const who = visitor ?? (filled.email || filled.phone ? "" : way.from);
  return [JSON.stringify(filled), who, ...files.map(({ sha256 }) => sha256.toString("hex"))];
}

/** Takes attachments back; their bytes go too where nothing else names them. */
async function forgetAttachments(ctx: Context, ids: readonly number[], files: readonly KeptFile[]): Promise<void> {
  if (files.length === 0) return;
  await sql`delete from attachment where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[])`.execute(
    ctx.db,
  );
  await enqueue(ctx, "forget-attachments", { hashes: files.map(({ sha256 }) => sha256.toString("hex")) });
}

/** Sends what a member of the house tries a form with: a real conversation, marked as a trial. Gives the conversation. */
export async function tryForm(ctx: Context, form: OpenForm, text: string): Promise<number> {
  const receipt = await receiveMessage(ctx, {
    source: `form:${form.id}`,
    externalId: randomUUID(),
    identities: [{ type: "visitor", value: `form-trial-${form.id}` }],
    name: null,
    channel: "form",
    accountId: null,
    teamId: form.teamId,
    at: ctx.now,
    text,
    meta: { form: { id: form.id, answers: [], left: [], name: null, page: null }, trial: true },
    ownThread: true,
    byMachine: true,
  });
  if (receipt.result !== "received") throw new Refusal("conflict");
  return receipt.conversationId;
}
