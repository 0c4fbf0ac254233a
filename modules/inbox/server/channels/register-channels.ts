import { bale, telegram } from "./bots/bots.ts";
import { genericSms } from "./generic/generic-sms.ts";
import { registerAdapter } from "./registry.ts";
import { kavenegar } from "./sms/kavenegar.ts";

/** The channels that can be connected, one line each. */
export function registerChannels(): void {
  registerAdapter(kavenegar);
  registerAdapter(genericSms);
  registerAdapter(telegram);
  registerAdapter(bale);
}
