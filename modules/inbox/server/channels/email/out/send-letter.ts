import type { ChannelTools, Outgoing, SendOutcome } from "../../channel-adapter.ts";
import type { EmailSettings } from "../settings.ts";
import { composeMail, outgoingId } from "./compose-mail.ts";
import { type Smtp, smtpOf } from "./smtp.ts";
import { type SmtpError, smtpOutcome } from "./smtp-outcome.ts";

/** Sends one letter through the brand's own mail server and says what became of it. Its external id is its Message-ID. */
export async function sendLetter(
  settings: EmailSettings,
  outgoing: Outgoing,
  { secretKey, reach }: Pick<ChannelTools, "secretKey" | "reach">,
  patience?: number,
): Promise<SendOutcome> {
  const mail = await composeMail(outgoing, settings, secretKey);
  let smtp: Smtp | null = null;
  try {
    smtp = await smtpOf(settings, reach, patience);
    await smtp.transport.sendMail(mail);
    return { state: "sent", externalId: outgoingId(outgoing, settings, secretKey) };
  } catch (error) {
    return smtpOutcome(error as SmtpError, smtp?.handedOver() ?? false);
  } finally {
    smtp?.transport.close();
  }
}
