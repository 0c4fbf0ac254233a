export { addOutcome as addCallOutcome, addScript as addCallScript } from "./server/calls/call-scripts.ts";
export { changeConversation } from "./server/conversations/change-conversation.ts";
export { makeForm } from "./server/forms/contact-forms.ts";
export { type Arrived, type Receipt, receiveMessage } from "./server/receive/receive-message.ts";
export { postReply } from "./server/reply/post-reply.ts";
export { brandHours } from "./server/service-level/brand-hours.ts";
export { type WorkingCalendar, workingMilliseconds } from "./server/service-level/working-time.ts";
