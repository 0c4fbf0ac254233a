// `npm run fakes`: providers that send nothing, on fixed ports of this machine, and a page to look at them.
import { botAccount, fakeBot } from "./fake-bot.ts";
import { eitaaAccount, fakeEitaa } from "./fake-eitaa.ts";
import { gatewayAccount } from "./fake-gateway.ts";
import { fakeGhasedak } from "./fake-ghasedak.ts";
import { fakeGraph } from "./fake-graph.ts";
import { fakeIppanel } from "./fake-ippanel.ts";
import { fakeKavenegar, kavenegarAccount } from "./fake-kavenegar.ts";
import { fakeMelipayamak } from "./fake-melipayamak.ts";
import { fakeRubika, rubikaAccount } from "./fake-rubika.ts";
import { fakeSafir, safirAccount } from "./fake-safir.ts";
import { startFake } from "./fake-server.ts";
import { fakeSmsIr } from "./fake-smsir.ts";
import { startFakesPage } from "./fakes-page.ts";
import { metaApp, metaIds } from "./meta-app.ts";

const first = 4601;
const providers = [
  fakeKavenegar(),
  fakeSmsIr(),
  fakeIppanel(),
  fakeMelipayamak(),
  fakeGhasedak(),
  fakeBot("telegram"),
  fakeBot("bale"),
  fakeRubika(),
  fakeSafir(),
  fakeEitaa(),
  fakeGraph("whatsapp"),
  fakeGraph("instagram"),
  fakeGraph("messenger"),
];
const fakes = await Promise.all(providers.map((provider, at) => startFake(provider, first + at)));
const page = await startFakesPage(fakes, first - 1);

for (const { name, url } of fakes) console.log(`${name.padEnd(12)} ${url}`);
console.log(`Kavenegar: key ${kavenegarAccount.apiKey}, line ${kavenegarAccount.sender}, template welcome`);
console.log(`Gateways: key ${gatewayAccount.key}, user ${gatewayAccount.user}, line ${gatewayAccount.from}`);
console.log("Templates: SMS.ir 100000, IPPanel and Ghasedak welcome, Melipayamak 5001 (two values)");
console.log(`Bots: token ${botAccount.token}`);
console.log(`Rubika: token ${rubikaAccount.token}, customer ${rubikaAccount.chat}`);
console.log(`Safir: key ${safirAccount.accessKey}, bot ${safirAccount.botId}, not in Bale ${safirAccount.stranger}`);
console.log(`Eitaa: token ${eitaaAccount.token}, channel ${eitaaAccount.chat}`);
console.log(`Meta: ${JSON.stringify({ ...metaIds, ...metaApp, file: undefined })}; customers are numbers`);
console.log("Start Hamdel with HAMDEL_ALLOW_PRIVATE=127.0.0.1 and give the channel one of these addresses.");
console.log(`Write and look: ${page}`);
