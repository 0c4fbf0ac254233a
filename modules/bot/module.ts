import { on } from "../../platform/events/index.ts";
import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { MessageReceived } from "../inbox/events.ts";
import { endQuiet } from "../inbox/index.ts";
import { answerConversation } from "./server/answer/answer-message.ts";
import { replayConversations } from "./server/learning/replay.ts";
import { trainDraft } from "./server/model/train-draft.ts";
import { sendCode } from "./server/prove/send-code.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { flowRoutes } from "./server/routes.flows.ts";
import { intentRoutes } from "./server/routes.intents.ts";
import { learningRoutes } from "./server/routes.learning.ts";
import { botRoutes } from "./server/routes.ts";
import { warmUp } from "./server/warm-up.ts";

const readers: readonly Role[] = ["owner", "manager", "agent", "analyst"];
const day = 86_400_000;

registerWithOthers();

function routes(app: HttpApp, house: House): void {
  botRoutes(app, house);
  intentRoutes(app);
  flowRoutes(app);
  learningRoutes(app);
}

/** Answers customers from what the brand wrote down, and hands over to people. */
export const module: Module = {
  name: "bot",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "bot.read": readers, "bot.manage": ["owner", "manager"] },
  routes,
  jobs: {
    "answer-message": (job, { conversationId }) => answerConversation(job, conversationId),
    "train-bot": trainDraft,
    "send-bot-code": sendCode,
    "replay-bot": replayConversations,
    "end-quiet-bot-conversation": async (job, { conversationId }) =>
      void (await job.write((ctx) => endQuiet(ctx, conversationId, new Date(ctx.now.getTime() - day + 60_000)))),
  },
  start: warmUp,
  subscribers: [
    // A machine's words are never answered: two bots would talk for ever.
    // What people lead is not even looked at: where it is given to the bot later, that is told apart.
    on(MessageReceived, "bot-answers", async (job, { conversationId, byMachine, status = "bot" }) => {
      if (!byMachine && status === "bot") await answerConversation(job, conversationId);
    }),
  ],
};
