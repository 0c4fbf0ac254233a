import { bale, telegram } from "./bots/bots.ts";
import { eitaa } from "./eitaa/eitaa.ts";
import { email } from "./email/email.ts";
import { genericSms } from "./generic/generic-sms.ts";
import { instagram, messenger } from "./meta/pages/pages.ts";
import { whatsapp } from "./meta/whatsapp/whatsapp.ts";
import { registerAdapter } from "./registry.ts";
import { rubika } from "./rubika/rubika.ts";
import { baleSafir } from "./safir/safir.ts";
import { ghasedak } from "./sms/ghasedak/ghasedak.ts";
import { ippanel } from "./sms/ippanel/ippanel.ts";
import { kavenegar } from "./sms/kavenegar.ts";
import { melipayamak } from "./sms/melipayamak/melipayamak.ts";
import { smsIr } from "./sms/smsir/smsir.ts";

/** The channels that can be connected, one line each. */
export function registerChannels(): void {
  registerAdapter(email);
  registerAdapter(kavenegar);
  registerAdapter(smsIr);
  registerAdapter(ippanel);
  registerAdapter(melipayamak);
  registerAdapter(ghasedak);
  registerAdapter(genericSms);
  registerAdapter(telegram);
  registerAdapter(bale);
  registerAdapter(rubika);
  registerAdapter(baleSafir);
  registerAdapter(eitaa);
  registerAdapter(whatsapp);
  registerAdapter(instagram);
  registerAdapter(messenger);
}
