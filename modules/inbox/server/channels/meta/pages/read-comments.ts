import type { ChannelTools, Incoming } from "../../channel-adapter.ts";
import { fetchMedia, mediaFile } from "../fetch-media.ts";
import type { MetaEntry } from "../meta-door.ts";
import { feedComment, instagramComment } from "./messaging-shapes.ts";
import type { PageAccount } from "./page-account.ts";
import { postOf, webAddress } from "./profiles.ts";
import { whoOf } from "./read-messaging.ts";

type Change = NonNullable<NonNullable<MetaEntry["changes"]>[number]>;

/**
 * A comment under a post of ours as a message that all can read; null for anything else. What we wrote ourselves, with another program, is
 * an answer of the house where it stands under a comment.
 */
export async function readComment(
  account: PageAccount,
  { change, at }: { change: Change; at: Date },
  tools: ChannelTools,
): Promise<Incoming | null> {
  if (account.kind === "instagram")
    return change.field === "comments" ? instagrams(account, change.value, at, tools) : null;
  return change.field === "feed" ? facebooks(account, change.value, at, tools) : null;
}

async function instagrams(
  account: PageAccount,
  value: unknown,
  at: Date,
  tools: ChannelTools,
): Promise<Incoming | null> {
  const read = instagramComment.safeParse(value);
  if (!read.success) return null;
  const { id, text, from, media, parent_id: parent } = read.data;
  const own = from.id === account.id;
  if (own && !parent) return null;
  return {
    externalId: id,
    from: whoOf(account, from.id, from.username ?? null),
    name: from.username ?? null,
    at,
    text,
    post: { ...(await postOf(account, media.id, tools)), comment: id },
    ...(parent && { thread: { replyTo: [parent] } }),
    ...(own && { own }),
  };
}

async function facebooks(
  account: PageAccount,
  value: unknown,
  at: Date,
  tools: ChannelTools,
): Promise<Incoming | null> {
  const read = feedComment.safeParse(value);
  if (!read.success) return null;
  const {
    comment_id: id,
    post_id: postId,
    parent_id: parent,
    from,
    message,
    photo,
    verb,
    created_time: made,
  } = read.data;
  const own = from.id === account.id;
  const answers = parent && parent !== postId ? parent : null;
  if (own && (!answers || verb === "edited")) return null;
  const edited = verb === "edited";
  const post = await postOf(account, postId, tools);
  const { baseUrl } = account.settings;
  return {
    externalId: edited ? `${id}:edit:${at.getTime()}` : id,
    from: whoOf(account, from.id, null),
    name: from.name ?? null,
    at: edited || !made ? at : new Date(made * 1000),
    text: edited ? `✎ ${message}` : message,
    post: { ...post, comment: id, url: post.url ?? webAddress(read.data.post?.permalink_url) },
    ...(photo && {
      files: [mediaFile({ kind: "image" }, () => fetchMedia({ url: photo, baseUrl, token: null }, tools))],
    }),
    ...(edited ? { thread: { replyTo: [id] } } : answers && { thread: { replyTo: [answers] } }),
    ...(own && { own }),
  };
}
