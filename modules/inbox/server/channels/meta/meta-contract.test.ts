import { messengerContract } from "../testing/messenger-contract.ts";
import { metaSubjects } from "./testing/meta-subjects.ts";

for (const subject of metaSubjects) messengerContract(subject);
