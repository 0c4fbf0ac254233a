// Worked out by hand, not by running the code; times as in golden-cases.ts. A warning comes after three quarters of a
// target. `asleep` marks a target whose clock goes on while the conversation is snoozed.

/** story | calendar | target | facts | now | state | due | warn | spent | met | breached */
export const clockCases = `
nothing was said | office | first_reply 2:00 working | | 21 10:00 | none | - | - | 0:00 | - | -
only we spoke | office | first_reply 2:00 working | 21 09:00 agent_reply | 21 12:00 | none | - | - | 0:00 | - | -
a customer waits | office | first_reply 2:00 working | 21 09:10 customer_message | 21 10:00 | running | 21 11:10 | 21 10:40 | 0:50 | - | -
at the due instant there is still time | office | first_reply 2:00 working | 21 09:10 customer_message | 21 11:10 | running | 21 11:10 | 21 10:40 | 2:00 | - | -
a minute later there is not | office | first_reply 2:00 working | 21 09:10 customer_message | 21 11:11 | breached | 21 11:10 | 21 10:40 | 2:01 | - | 21 11:10
answered in time | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:40 agent_reply | 21 12:00 | met | - | - | 0:30 | 21 09:40 | -
answered at the due instant | office | first_reply 2:00 working | 21 09:10 customer_message, 21 11:10 agent_reply | 21 12:00 | met | - | - | 2:00 | 21 11:10 | -
answered late | office | first_reply 2:00 working | 21 09:10 customer_message, 21 11:30 agent_reply | 21 12:00 | breached | 21 11:10 | 21 10:40 | 2:20 | 21 11:30 | 21 11:10
a bot's answer is none | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:10 bot_reply | 21 10:00 | running | 21 11:10 | 21 10:40 | 0:50 | - | -
a message of Friday night | office | first_reply 2:00 working | 20 23:00 customer_message | 21 08:00 | running | 21 11:00 | 21 10:30 | 0:00 | - | -
a message at closing time | office | first_reply 2:00 working | 21 17:00 customer_message | 21 18:00 | running | 22 11:00 | 22 10:30 | 0:00 | - | -
a message at the opening | office | first_reply 2:00 working | 21 09:00 customer_message | 21 09:30 | running | 21 11:00 | 21 10:30 | 0:30 | - | -
over a night | office | first_reply 2:00 working | 21 16:00 customer_message | 22 09:15 | running | 22 10:00 | 22 09:30 | 1:15 | - | -
due as work ends | office | first_reply 2:00 working | 21 15:00 customer_message | 21 17:00 | running | 21 17:00 | 21 16:30 | 2:00 | - | -
and breached that evening | office | first_reply 2:00 working | 21 15:00 customer_message | 21 20:00 | breached | 21 17:00 | 21 16:30 | 2:00 | - | 21 17:00
Thursday to Saturday | office | first_reply 2:00 working | 26 12:30 customer_message | 27 12:00 | running | 28 10:30 | 28 10:00 | 0:30 | - | -
over Nowruz | office | first_reply 2:00 working | 2026-03-19T12:00+03:30 customer_message | 2026-03-24T12:00+03:30 | running | 2026-03-25T10:00+03:30 | 2026-03-25T09:30+03:30 | 1:00 | - | -
over noon | bazaar | first_reply 2:00 working | 21 12:00 customer_message | 21 14:00 | running | 21 17:00 | 21 16:30 | 1:00 | - | -
the first of two messages counts | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:50 customer_message | 21 10:00 | running | 21 11:10 | 21 10:40 | 0:50 | - | -
another member takes it | office | first_reply 2:00 working | 21 09:10 customer_message, 21 10:00 reassigned | 21 10:30 | running | 21 11:10 | 21 10:40 | 1:20 | - | -
snoozed | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:30 snoozed | 21 12:00 | paused | - | - | 0:20 | - | -
awake again | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:30 snoozed, 21 12:00 unsnoozed | 21 12:30 | running | 21 13:40 | 21 13:10 | 0:50 | - | -
snoozed, and the clock goes on | office | first_reply 2:00 working asleep | 21 09:10 customer_message, 21 09:30 snoozed | 21 10:00 | running | 21 11:10 | 21 10:40 | 0:50 | - | -
a customer's message wakes it | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:30 snoozed, 21 11:00 customer_message | 21 11:30 | running | 21 12:40 | 21 12:10 | 0:50 | - | -
answered while snoozed | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:30 snoozed, 21 12:00 agent_reply | 21 13:00 | met | - | - | 0:20 | 21 12:00 | -
resolved without a reply | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:40 resolved | 21 12:00 | none | - | - | 0:30 | - | -
resolved without a reply, late | office | first_reply 2:00 working | 21 09:10 customer_message, 21 11:40 resolved | 21 13:00 | breached | 21 11:10 | 21 10:40 | 2:30 | - | 21 11:10
reopened without a reply | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:40 resolved, 21 12:00 reopened | 21 12:10 | running | 21 13:30 | 21 13:00 | 0:40 | - | -
reopened and answered | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:40 resolved, 21 12:00 reopened, 21 12:20 agent_reply | 21 13:00 | met | - | - | 0:50 | 21 12:20 | -
a word after the resolve | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:40 resolved, 21 09:45 agent_reply | 21 12:00 | met | - | - | 0:30 | 21 09:45 | -
what was met stays met | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message | 21 16:00 | met | - | - | 0:30 | 21 09:40 | -
we spoke first | office | first_reply 2:00 working | 21 09:00 agent_reply, 21 09:30 customer_message | 21 12:00 | none | - | - | 0:00 | - | -
waiting is no answer | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:30 waiting_for_customer | 21 10:00 | running | 21 11:10 | 21 10:40 | 0:50 | - | -
all time counts | office | first_reply 2:00 calendar | 21 16:30 customer_message | 21 18:00 | running | 21 18:30 | 21 18:00 | 1:30 | - | -
all time counts on Friday | office | first_reply 2:00 calendar | 27 03:00 customer_message | 27 06:00 | breached | 27 05:00 | 27 04:30 | 3:00 | - | 27 05:00
nobody ever works | never | first_reply 2:00 working | 21 09:10 customer_message | 28 09:00 | running | - | - | 0:00 | - | -
nobody ever works, all time counts | never | first_reply 2:00 calendar | 21 09:10 customer_message | 21 10:00 | running | 21 11:10 | 21 10:40 | 0:50 | - | -
open day and night | always | first_reply 2:00 working | 27 23:00 customer_message | 28 00:30 | running | 28 01:00 | 28 00:30 | 1:30 | - | -
what comes later is not heard | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:40 agent_reply | 21 09:30 | running | 21 11:10 | 21 10:40 | 0:20 | - | -
the answer's clock was behind | office | first_reply 2:00 working | 21 09:10 customer_message, 21 09:08 agent_reply | 21 10:00 | met | - | - | 0:00 | 21 09:10 | -
Berlin goes forward | berlinNights | first_reply 2:00 working | 2026-03-29T01:30+01:00 customer_message | 2026-03-29T03:30+02:00 | running | 2026-03-29T04:30+02:00 | 2026-03-29T04:00+02:00 | 1:00 | - | -
Berlin goes back | berlinNights | first_reply 2:00 working | 2026-10-25T02:30+02:00 customer_message | 2026-10-25T02:30+01:00 | running | 2026-10-25T03:30+01:00 | 2026-10-25T03:00+01:00 | 1:00 | - | -
New York goes forward, all time counts | newYorkNights | first_reply 24:00 calendar | 2026-03-07T12:00-05:00 customer_message | 2026-03-08T12:00-04:00 | running | 2026-03-08T13:00-04:00 | 2026-03-08T07:00-04:00 | 23:00 | - | -
the first turn is not the next | office | next_reply 1:00 working | 21 09:10 customer_message | 21 10:00 | none | - | - | 0:00 | - | -
the second turn | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message | 21 10:30 | running | 21 11:00 | 21 10:45 | 0:30 | - | -
between two turns | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:20 agent_reply | 21 15:00 | met | - | - | 0:20 | 21 10:20 | -
the third turn is late | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:20 agent_reply, 21 16:30 customer_message | 22 09:45 | breached | 22 09:30 | 22 09:15 | 1:15 | - | 22 09:30
the customer answers us | office | next_reply 1:00 working | 21 09:00 agent_reply, 21 09:30 customer_message | 21 10:00 | running | 21 10:30 | 21 10:15 | 0:30 | - | -
a thank-you and the end | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:05 resolved | 21 12:00 | none | - | - | 0:05 | - | -
a new message reopens: a new wait | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:30 resolved, 28 10:00 reopened, 28 10:00 customer_message | 28 10:20 | running | 28 11:00 | 28 10:45 | 0:20 | - | -
the same, the message before the reopening | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:30 resolved, 28 10:00 customer_message, 28 10:00 reopened | 28 10:20 | running | 28 11:00 | 28 10:45 | 0:20 | - | -
reopened by hand: the wait goes on | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:30 resolved, 21 10:35 reopened | 21 10:45 | running | 21 11:05 | 21 10:50 | 0:40 | - | -
a message that reopens nothing | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:20 agent_reply, 21 10:20 resolved, 21 11:00 customer_message | 21 12:00 | met | - | - | 0:20 | 21 10:20 | -
a bot and another member | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:01 bot_reply, 21 10:10 reassigned | 21 10:30 | running | 21 11:00 | 21 10:45 | 0:30 | - | -
snoozed until the morning | office | next_reply 1:00 working | 21 09:10 customer_message, 21 09:40 agent_reply, 21 10:00 customer_message, 21 10:15 snoozed, 22 09:00 unsnoozed | 22 09:10 | running | 22 09:45 | 22 09:30 | 0:25 | - | -
a matter without an answer | office | resolution 8:00 working | 21 09:00 customer_message | 21 12:00 | running | 21 17:00 | 21 15:00 | 3:00 | - | -
we answered and wait | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 agent_reply | 21 12:00 | paused | - | - | 1:00 | - | -
the customer answered | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 agent_reply, 21 12:00 customer_message | 21 13:00 | running | 22 11:00 | 21 17:00 | 2:00 | - | -
we answered twice | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 agent_reply, 21 11:00 agent_reply | 21 12:00 | paused | - | - | 1:00 | - | -
we called and wait | office | resolution 8:00 working | 21 09:00 customer_message, 21 09:30 waiting_for_customer | 21 12:00 | paused | - | - | 0:30 | - | -
a bot pauses nothing | office | resolution 8:00 working | 21 09:00 customer_message, 21 09:00 bot_reply | 21 10:00 | running | 21 17:00 | 21 15:00 | 1:00 | - | -
resolved while we waited | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 agent_reply, 21 12:00 resolved | 21 13:00 | met | - | - | 1:00 | 21 12:00 | -
resolved without a word | office | resolution 8:00 working | 21 09:00 customer_message, 21 09:30 resolved | 21 12:00 | met | - | - | 0:30 | 21 09:30 | -
reopened: it goes on | office | resolution 8:00 working | 21 09:00 customer_message, 21 11:00 resolved, 21 14:00 reopened | 21 15:00 | running | 22 12:00 | 22 10:00 | 3:00 | - | -
snoozed, resolved and reopened: awake | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 snoozed, 21 11:00 resolved, 21 14:00 reopened | 21 15:00 | running | 22 13:00 | 22 11:00 | 2:00 | - | -
reopened by the customer | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 agent_reply, 21 10:00 resolved, 21 12:00 reopened, 21 12:00 customer_message | 21 13:00 | running | 22 11:00 | 21 17:00 | 2:00 | - | -
resolved twice | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 resolved, 21 11:00 reopened, 21 12:00 resolved | 21 13:00 | met | - | - | 2:00 | 21 12:00 | -
resolved, said again | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 resolved, 21 11:00 resolved | 21 12:00 | met | - | - | 1:00 | 21 10:00 | -
reopened, never resolved | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 agent_reply, 21 11:00 reopened | 21 12:00 | paused | - | - | 1:00 | - | -
resolved late | office | resolution 8:00 working | 21 09:00 customer_message, 22 10:00 resolved | 22 12:00 | breached | 21 17:00 | 21 15:00 | 9:00 | 22 10:00 | 21 17:00
late, and reopened | office | resolution 8:00 working | 21 09:00 customer_message, 22 10:00 resolved, 22 11:00 reopened | 22 12:00 | breached | 21 17:00 | 21 15:00 | 10:00 | - | 21 17:00
a pause mends nothing | office | resolution 8:00 working | 21 09:00 customer_message, 22 09:30 agent_reply | 22 12:00 | breached | 21 17:00 | 21 15:00 | 8:30 | - | 21 17:00
paused at the due instant | office | resolution 8:00 working | 21 09:00 customer_message, 21 17:00 agent_reply | 22 12:00 | paused | - | - | 8:00 | - | -
and due when the customer answers | office | resolution 8:00 working | 21 09:00 customer_message, 21 17:00 agent_reply, 22 13:00 customer_message | 22 13:00 | running | 22 13:00 | 21 15:00 | 8:00 | - | -
and late after that | office | resolution 8:00 working | 21 09:00 customer_message, 21 17:00 agent_reply, 22 13:00 customer_message | 22 13:05 | breached | 22 13:00 | 21 15:00 | 8:05 | - | 22 13:00
a matter that we began | office | resolution 8:00 working | 21 09:00 agent_reply, 21 10:00 customer_message | 21 11:00 | running | 22 10:00 | 21 16:00 | 1:00 | - | -
awake, but still the customer's turn | office | resolution 8:00 working | 21 09:00 customer_message, 21 10:00 agent_reply, 21 10:30 snoozed, 21 12:00 unsnoozed | 21 13:00 | paused | - | - | 1:00 | - | -
a day and a night | office | resolution 24:00 calendar | 26 12:00 customer_message | 27 11:00 | running | 27 12:00 | 27 06:00 | 23:00 | - | -
`;
