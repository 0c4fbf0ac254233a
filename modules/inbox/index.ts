export { channelAbilities } from "./server/channels/abilities.ts";
export { changeConversation } from "./server/conversations/change-conversation.ts";
export { type Arrived, type Receipt, receiveMessage } from "./server/receive/receive-message.ts";
export { postReply } from "./server/reply/post-reply.ts";
