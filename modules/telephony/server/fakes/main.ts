// `npm run fakes`: phone exchanges that ring nobody, on fixed ports of this machine, and a page to call from.
import { startFakeAmi } from "./fake-ami.ts";
import { startFakeSimotel } from "./fake-simotel.ts";
import { startPhonePage } from "./phone-page.ts";
import { amiBoard, simotelBoard } from "./spoken-calls.ts";

const simotel = await startFakeSimotel(4621);
const ami = await startFakeAmi(4622);
const page = await startPhonePage({ boards: [simotelBoard(simotel), amiBoard(ami)], simotel }, 4620);

console.log(`simotel      ${simotel.url}: ${JSON.stringify(simotel.account)}`);
console.log(`asterisk     127.0.0.1 port ${ami.port}: ${JSON.stringify(ami.account)}`);
console.log("Give an agent the extension 201; the webhook of Simotel is filled in on the page.");
console.log(`Call and answer: ${page.url}`);
