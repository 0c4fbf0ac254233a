import { messengerContract } from "./messenger-contract.ts";
import { messengerSubjects, sendingSubjects } from "./messenger-subjects.ts";

for (const subject of [...messengerSubjects, ...sendingSubjects]) messengerContract(subject);
