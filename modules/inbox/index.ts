export { changeAgent } from "./server/assignment/agents.ts";
export { setTeamWay } from "./server/assignment/ways.ts";
export { changeConversation } from "./server/conversations/change-conversation.ts";
export { makeTeam } from "./server/people/teams.ts";
export { type Arrived, type Receipt, receiveMessage } from "./server/receive/receive-message.ts";
export { postReply } from "./server/reply/post-reply.ts";
export { makeRule, switchRule } from "./server/rules/rules.ts";
export { brandHours } from "./server/service-level/brand-hours.ts";
export { type WorkingCalendar, workingMilliseconds } from "./server/service-level/working-time.ts";
