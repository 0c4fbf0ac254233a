import { messengerInInbox } from "../testing/messenger-inbox.ts";
import { metaSubjects } from "./testing/meta-subjects.ts";

for (const subject of metaSubjects) messengerInInbox(subject);
