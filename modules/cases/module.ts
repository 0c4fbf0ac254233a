import { on } from "../../platform/events/index.ts";
import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { ConversationResolved } from "../inbox/events.ts";
import { ResponsesSubmitted } from "../surveys/events.ts";
import { closeUnconfirmed } from "./server/confirm/close-unconfirmed.ts";
import { askStillSolved, followUpLater } from "./server/confirm/follow-up.ts";
import { tellWaiting } from "./server/improvements/tell-back.ts";
import { escalateCase } from "./server/open/escalate.ts";
import { hearBadAnswers, hearHappyAnswers } from "./server/open/hear-responses.ts";
import { publicCaseRoutes } from "./server/public/routes.public.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { caseRoutes } from "./server/routes.cases.ts";
import { loopRoutes } from "./server/routes.loop.ts";
import "./server/numbers/index.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();

async function routes(app: HttpApp, house: House): Promise<void> {
  caseRoutes(app, house);
  loopRoutes(app, house);
  await publicCaseRoutes(app, house);
}

/** Cases: a problem that is tracked until the customer confirms that it is solved. */
export const module: Module = {
  name: "cases",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "cases.read": everybody,
    "cases.write": ["owner", "manager", "agent"],
    "cases.manage": ["owner", "manager"],
  },
  routes,
  jobs: {
    "escalate-case": (job, { caseId }) => job.write((ctx) => escalateCase(ctx, caseId)),
    "close-unconfirmed-case": (job, { caseId }) => job.write((ctx) => closeUnconfirmed(ctx, caseId)),
    "ask-still-solved": (job, { conversationId }) => job.write((ctx) => askStillSolved(ctx, job.house, conversationId)),
    "tell-improvement": (job, { improvementId }) => tellWaiting(job, improvementId),
  },
  subscribers: [
    on(ResponsesSubmitted, "cases-bad-answers", hearBadAnswers),
    on(ResponsesSubmitted, "cases-happy-answers", hearHappyAnswers),
    on(ConversationResolved, "cases-follow-up", (job, heard) => job.write((ctx) => followUpLater(ctx, heard))),
  ],
};
