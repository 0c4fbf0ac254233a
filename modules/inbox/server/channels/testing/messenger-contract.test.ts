import { messengerContract } from "./messenger-contract.ts";
import { messengerSubjects } from "./messenger-subjects.ts";

for (const subject of messengerSubjects) messengerContract(subject);
