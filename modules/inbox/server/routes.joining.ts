import type { HttpApp } from "../../../platform/http/index.ts";
import { conversationRow, idParams, mergeBody, splitBody } from "../contract.ts";
import { oneConversation } from "./conversations/one-conversation.ts";
import { mergeConversations } from "./joining/merge-conversations.ts";
import { splitConversation, undoSplit } from "./joining/split-conversation.ts";
import { unmergeConversation } from "./joining/unmerge-conversation.ts";

const write = { permission: "inbox.write" };
const tags = ["conversations"];
const answer = { params: idParams, response: { 200: conversationRow }, tags };

/** Joining conversations and parting them again. Each answers with the conversation to look at now. */
export function joiningRoutes(app: HttpApp): void {
  app.post(
    "/api/v1/conversations/:id/merge",
    { schema: { summary: "Merge a conversation into another", body: mergeBody, ...answer }, config: write },
    (request) =>
      request.command(async (ctx) =>
        oneConversation(ctx, await mergeConversations(ctx, request.params.id, request.body.into)),
      ),
  );
  app.post(
    "/api/v1/conversations/:id/unmerge",
    { schema: { summary: "Take a merged conversation out again", ...answer }, config: write },
    (request) =>
      request.command(async (ctx) => oneConversation(ctx, await unmergeConversation(ctx, request.params.id))),
  );
  app.post(
    "/api/v1/conversations/:id/split",
    { schema: { summary: "Split a conversation at a message", body: splitBody, ...answer }, config: write },
    (request) =>
      request.command(async (ctx) =>
        oneConversation(ctx, await splitConversation(ctx, request.params.id, request.body.message)),
      ),
  );
  app.post(
    "/api/v1/conversations/:id/unsplit",
    { schema: { summary: "Put a conversation that was split off back", ...answer }, config: write },
    (request) => request.command(async (ctx) => oneConversation(ctx, await undoSplit(ctx, request.params.id))),
  );
}
