export { changeConversation } from "./server/conversations/change-conversation.ts";
export { makePromise, settlePromise } from "./server/people/promises.ts";
export { makeTeam } from "./server/people/teams.ts";
export { type Arrived, type Receipt, receiveMessage } from "./server/receive/receive-message.ts";
export { postReply } from "./server/reply/post-reply.ts";
export { brandHours } from "./server/service-level/brand-hours.ts";
export { countAtRisk } from "./server/service-level/count-at-risk.ts";
export { makeServiceLevel } from "./server/service-level/levels.ts";
export { addWorkingTime, type WorkingCalendar, workingMilliseconds } from "./server/service-level/working-time.ts";
