import { messengerInInbox } from "./messenger-inbox.ts";
import { messengerSubjects } from "./messenger-subjects.ts";

for (const subject of messengerSubjects) messengerInInbox(subject);
