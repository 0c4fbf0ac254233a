export { changeAgent } from "./server/assignment/agents.ts";
export { setTeamWay } from "./server/assignment/ways.ts";
export { safeName as safeFileName } from "./server/attachments/attachments.ts";
export { isShown as isShownFile, typeOf as typeOfFile } from "./server/attachments/file-types.ts";
export { sendFile } from "./server/attachments/send-file.ts";
export { addOutcome as addCallOutcome, addScript as addCallScript } from "./server/calls/call-scripts.ts";
export { keepCallbacks, takeMissedCall } from "./server/calls/missed-call.ts";
export { channelAbilities } from "./server/channels/abilities.ts";
export type { Overheard } from "./server/channels/channel-adapter.ts";
export { registerGroupListener } from "./server/channels/groups/overhearing.ts";
export { speakInGroup } from "./server/channels/groups/speak-in-group.ts";
export { type AccountHolding, holdAccounts } from "./server/channels/hold-accounts.ts";
export { buttonsOn } from "./server/channels/registry.ts";
export { type ChatBegan, registerChatBegan } from "./server/chat/chat-began.ts";
export { openChatKey } from "./server/chat/chat-settings.ts";
export { changeConversation } from "./server/conversations/change-conversation.ts";
export { findConversation } from "./server/conversations/hold-conversation.ts";
export { startConversation } from "./server/conversations/start-conversation.ts";
export { refuseFlood } from "./server/forms/admit-posting.ts";
export { formById, makeForm } from "./server/forms/contact-forms.ts";
export { personLeft } from "./server/forms/person-left.ts";
export { takeForm } from "./server/forms/take-form.ts";
export { type BotMessage, postBotMessage } from "./server/lead/bot-message.ts";
export { endQuiet, giveToBot, handOver, holdLed } from "./server/lead/change-lead.ts";
export { registerLead } from "./server/lead/lead-registry.ts";
export { readThread, type Thread, type ThreadMessage } from "./server/lead/read-thread.ts";
export { sendApart, type WayApart, wayApart, wayToOneself } from "./server/lead/send-apart.ts";
export { failedDeliveries, letterAddress, openChannels, tellCustomer } from "./server/lead/tell-customer.ts";
export { addMacro } from "./server/macros/macros.ts";
export { makePromise, settlePromise } from "./server/people/promises.ts";
export { listTeams, makeTeam } from "./server/people/teams.ts";
export { authorOf } from "./server/people/user-of.ts";
export { visibleTo } from "./server/people/visible-to.ts";
export { pushAbilities } from "./server/push/kinds.ts";
export { keepSender } from "./server/push/senders.ts";
export { type Arrived, type Receipt, receiveMessage } from "./server/receive/receive-message.ts";
export { registerCalendarAnswers, registerTaker } from "./server/receive/taker-registry.ts";
export { postReply } from "./server/reply/post-reply.ts";
export { startChannels } from "./server/reply/reply-channels.ts";
export { writeNote } from "./server/reply/write-note.ts";
export { makeRule, switchRule } from "./server/rules/rules.ts";
export { brandHours } from "./server/service-level/brand-hours.ts";
export { countAtRisk } from "./server/service-level/count-at-risk.ts";
export { makeServiceLevel } from "./server/service-level/levels.ts";
export {
  addWorkingTime,
  isOpen,
  nextClosing,
  nextOpening,
  type WorkingCalendar,
  workingMilliseconds,
} from "./server/service-level/working-time.ts";
export { addInboxView } from "./server/views/inbox-views.ts";
