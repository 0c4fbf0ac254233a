export { changeConversation } from "./server/conversations/change-conversation.ts";
export { addMacro } from "./server/macros/macros.ts";
export { type Arrived, type Receipt, receiveMessage } from "./server/receive/receive-message.ts";
export { postReply } from "./server/reply/post-reply.ts";
export { brandHours } from "./server/service-level/brand-hours.ts";
export { type WorkingCalendar, workingMilliseconds } from "./server/service-level/working-time.ts";
export { addInboxView } from "./server/views/inbox-views.ts";
