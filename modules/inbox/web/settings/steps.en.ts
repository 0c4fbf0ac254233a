import { metaSteps } from "./meta-steps.en.ts";
import type { fa } from "./steps.fa.ts";

/** How each kind of channel is set up, step by step, in English. */
export const en: typeof fa = {
  kavenegar: [
    "In Kavenegar's panel, copy the API key from the account settings and put it here.",
    "Write the line's number. A service line reaches everybody; an advertising line skips who blocked advertising.",
    "Where the panel restricts the API to some addresses, add this server's IP to the list.",
    "After connecting you see an address. Put it into the line's settings in the panel, as the URL of received messages.",
  ],
  smsir: [
    "In SMS.ir's panel, under the developers' list of API keys, make a key and put it here.",
    "Write the line's number. A service line reaches everybody; an advertising line skips who blocked advertising.",
    "To send by template, make one under fast sending; once it is approved, write its number under “More”, approved templates. Put your site's domain into the template's own words.",
    "Where the key is restricted to some addresses, add this server's IP to the list.",
    "What customers write is read from the line's inbox by itself. To have it sooner, put the address you see after connecting in the panel as the webhook of received messages.",
  ],
  ippanel: [
    "In the panel, make an access key (Edge) under developers and put it here. Faraz and every panel that stands on IPPanel work the same way.",
    "Write the line's number. A service line reaches everybody; an advertising line skips who blocked advertising.",
    "To send by template, make a pattern with your site's domain in its own words; once it is approved, write its code under “More”, approved templates.",
    "Where the key is restricted to some addresses, add this server's IP to the list.",
    "What customers write is read from the line's inbox by itself; no webhook is needed.",
  ],
  melipayamak: [
    "Write the panel's user name, and put an API key from its settings in place of the password.",
    "Write the line's number. A service line reaches everybody; an advertising line skips who blocked advertising.",
    "To send by template, propose a text for the shared service line; once it is approved, write its code (bodyId) under “More”, approved templates. Values fill the gaps in the order of their names (0, 1, …).",
    "Where the web service is restricted to some addresses, add this server's IP to the list.",
    "What customers write is read from the panel's inbox. To have the panel send it, choose so, and put the address you see after connecting in the panel as the URL of received messages.",
  ],
  ghasedak: [
    "In Ghasedak's panel, make an API key under developers and put it here.",
    "Write the line's number. A service line reaches everybody; an advertising line skips who blocked advertising.",
    "To send by template, make one with your site's domain in its own words; once it is approved, write its name under “More”, approved templates.",
    "Where the key is restricted to some addresses, add this server's IP to the list.",
    "What customers write is read from the line's inbox by itself. To have it sooner, put the address you see after connecting in the panel as the webhook of received messages.",
  ],
  generic_sms: [
    "Ask the provider for the documentation of its API, a key or user name, and the line's number.",
    "If the provider is in the list, choose it from “Fill the form”; otherwise write address, path and body by its documentation.",
    "Where the provider wants an IP, give it this server's.",
    "Under “More”, say what a successful answer looks like and what each error means.",
    "Name the fields of a received message, and give the provider the address you see after connecting.",
  ],
  telegram: [
    "Write to @BotFather on Telegram and send /newbot.",
    "Choose a name; put the token it gives here.",
    "Set the bot's picture and words at BotFather, and give its address to your customers.",
    "A bot cannot begin a conversation: the customer writes first.",
    "This server must reach api.telegram.org; otherwise put the address of a proxy of your own under “More”.",
  ],
  bale: [
    "Write to @botfather on Bale and make a new bot.",
    "Put the token it gives here.",
    "Give the bot's address to your customers: they write first.",
  ],
  bale_safir: [
    "Register your organisation in Bale's business panel (business.bale.ai) and ask for Safir for your bot.",
    "Once Safir is made, copy the API Access Key from the panel and put it here.",
    "The number of the bot is the part before “:” in its token; the panel shows it too.",
    "Top up Safir's credit in the panel, and look at the bot's limit of contacts.",
    "Safir receives nothing: connect the same bot as channel “Bale” too, so that answers arrive. Customers who share their number with the bot are one with this conversation.",
    "For those without Bale, put this channel and an SMS line behind one another under “Lines that stand in for one another”.",
    "“Test” weighs the key and sends nothing to anybody.",
  ],
  rubika: [
    "Write to @BotFather on Rubika and make a new bot.",
    "Put the token it gives here and press “Test”: the bot's name should show.",
    "With a webhook, buttons hang on the message itself; Hamdel must be reachable by https for it. When Rubika is asked, buttons stand in place of the keyboard.",
    "Rubika does not sign its calls: the webhook's address is the secret. Give it to nobody.",
    "Give the bot's address to your customers: they write first.",
  ],
  eitaa: [
    "Sign in at eitaayar.ir with your Eitaa number and get a token under API.",
    "Make Eitaayar's bot a manager of your channel in Eitaa, allowed to write (and to pin).",
    "Put the token and the channel's name here and press “Test”.",
    "Eitaa's bots cannot talk to customers; write posts on the page “Channel posts”.",
    "For a second channel, connect once more.",
  ],
  email: [
    "Ask your mail provider for the names of its SMTP and IMAP servers, ports and encryption.",
    "Where two-step sign-in is on, make a password for apps and write that one.",
    "After connecting, press “Test”, then “Check domain” to see SPF, DKIM and DMARC.",
    "Without IMAP, leave receiving empty and have raw letters sent to the receiving address.",
  ],
  ...metaSteps,
};
