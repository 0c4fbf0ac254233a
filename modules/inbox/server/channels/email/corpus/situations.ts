import { type Client, clients, type Written } from "./clients.ts";
import type { LetterCase } from "./letter-case.ts";
import { seenIn, type Writing } from "./mime.ts";
import { moreClients } from "./more-clients.ts";
import { conversations, forgedFor, forgottenId, type Known, markedFor, shop, today } from "./world.ts";

/** What changes in a letter between one way of coming back to a conversation and another. */
type Change = Partial<Omit<Written, "quote">> & { quote?: "ours" | null };
type Situation = { name: string; joins: boolean; change(known: Known, client: Client): Change };

const day = 24 * 60 * 60 * 1000;
const answer = (known: Known, client: Client) => client.answer + known.subject;

const situations: Situation[] = [
  { name: "begins something", joins: false, change: () => ({ subject: "پرسشی دربارهٔ ضمانت چای‌ساز", quote: null }) },
  {
    name: "answers with both headers",
    joins: true,
    change: (k, c) => ({ subject: answer(k, c), inReplyTo: k.ours, references: [k.theirs, k.ours] }),
  },
  {
    name: "comes to the marked address alone",
    joins: true,
    change: (k) => ({ to: markedFor(k.id), subject: "یک موضوع دیگر" }),
  },
  {
    name: "names an old letter in References",
    joins: true,
    change: (k, c) => ({ subject: answer(k, c), references: [k.theirs, "<lost-between@somewhere.example>"] }),
  },
  {
    name: "answers a letter that was never stored",
    joins: true,
    change: (k) => ({ subject: "Re: what you wrote", inReplyTo: forgottenId(k.id) }),
  },
  { name: "has the subject alone", joins: true, change: (k, c) => ({ subject: answer(k, c), quote: null }) },
  {
    name: "has somebody else's subject",
    joins: false,
    change: (k, c) => ({ from: `cousin-of-${k.id}@elsewhere.example`, name: "کسی دیگر", subject: answer(k, c) }),
  },
  {
    name: "has a subject of long ago",
    joins: false,
    change: (k, c) => ({ subject: answer(k, c), date: new Date(k.last.getTime() + 45 * day), quote: null }),
  },
  {
    name: "comes from a colleague",
    joins: true,
    change: (k, c) => ({
      from: `office.${k.id}@colleagues.example`,
      name: "دفتر",
      to: markedFor(k.id),
      subject: answer(k, c),
      inReplyTo: k.ours,
    }),
  },
  {
    name: "hands on within the thread",
    joins: true,
    change: (k, c) => ({ subject: c.forward + k.subject, quote: null }),
  },
  {
    name: "has a forged mark",
    joins: false,
    change: (k) => ({ to: forgedFor(k.id), subject: "چیز تازه", quote: null }),
  },
  {
    name: "has a forged mark and true headers",
    joins: true,
    change: (k, c) => ({ to: forgedFor(k.id), subject: answer(k, c), inReplyTo: k.ours, references: [k.ours] }),
  },
  {
    name: "answers a letter nobody knows, on a known subject",
    joins: true,
    change: (k, c) => ({ subject: `${c.answer}Re: ${k.subject}`, inReplyTo: "<gone@nowhere.example>" }),
  },
  {
    name: "answers a letter nobody knows",
    joins: false,
    change: () => ({ subject: "Re: your offer of last year", inReplyTo: "<gone@nowhere.example>", quote: null }),
  },
  {
    name: "has headers of another conversation",
    joins: true,
    change: (k, c) => ({
      to: markedFor(k.id),
      subject: answer(k, c),
      inReplyTo: conversations[(k.id - 100) % conversations.length]!.ours,
    }),
  },
];

const words = [
  "سلام، هنوز خبری از بسته نیست؛ لطفاً پیگیری کنید.",
  "ممنون از پاسخ سریع‌تان. همین امروز واریز می‌کنم.",
  "Thank you, that helped. Could you also send the manual?",
  "متاسفانه رنگی که رسید با عکس سایت فرق دارد.\nاگر می‌شود عوض کنید.",
  "فردا بعد از ظهر منزل هستم، پیک بعد از ساعت چهار بیاید.",
  "I am still waiting for the second parcel.\nIt should have come on Monday.",
  "شماره پیگیری که دادید در سایت پست پیدا نمی شود.",
  "دو بار مبلغ از حسابم کم شده است، رسید را فرستادم.",
  "Please cancel my subscription at the end of this month.",
  "باتری دستگاه بعد از یک ساعت خالی می شود. راهی هست؟",
  "برای پنجاه نفر مهمان می خواهیم؛ تخفیف عمده دارید؟",
  "The second floor still has no signal after the restart.",
  "آدرس را اشتباه نوشته بودم: خیابان بهار، کوچه نرگس، پلاک ۷.",
];
const writings: Writing[] = [
  { charset: "utf-8", encoding: "base64" },
  { charset: "utf-8", encoding: "quoted-printable" },
  { charset: "utf-8", encoding: "8bit" },
  { charset: "windows-1256", encoding: "8bit" },
  { charset: "windows-1256", encoding: "quoted-printable" },
  { charset: "iso-8859-6", encoding: "base64" },
  { charset: "iso-8859-6", encoding: "8bit" },
];

function caseOf(client: Client, situation: Situation, at: number): LetterCase {
  const known = conversations[at % conversations.length]!;
  const said = words[(at * 5 + 3) % words.length]!;
  const writing = writings[(at * 3 + 1) % writings.length]!;
  const change = situation.change(known, client);
  const quote = { from: shop, name: "Aftab Shop", date: known.last, subject: known.subject, text: known.said };
  const written: Written = {
    from: known.address,
    name: known.name,
    to: shop,
    subject: known.subject,
    date: new Date(Math.min(today.getTime(), known.last.getTime() + day)),
    id: `<corpus-${at}@${known.address.split("@")[1]}>`,
    inReplyTo: null,
    references: [],
    words: said,
    ...change,
    quote: change.quote === null ? null : quote,
  };
  const raw = client.write(written, writing);
  // What a charset cannot hold is lost for everybody: the first line is looked for as its reader sees it.
  const charset =
    /charset=([\w-]+)/.exec(raw.toString("latin1"))?.[1] ?? (client.name.includes("old") ? "windows-1256" : "utf-8");
  const line = seenIn(charset, said.split("\n")[0]!);
  const folded = written.quote ? { folded: seenIn(charset, known.said) } : {};
  return {
    name: `${client.name} ${situation.name} (${writing.charset}, ${writing.encoding})`,
    raw,
    conversation: situation.joins ? known.id : null,
    fresh: line,
    ...folded,
  };
}

/** Every client in eleven of the fifteen situations, each time in another writing: 154 letters. */
export function situationCases(): LetterCase[] {
  const all = [...clients, ...moreClients];
  return all.flatMap((client, row) =>
    Array.from({ length: 11 }, (_, column) =>
      caseOf(client, situations[(row * 4 + column) % situations.length]!, row * 11 + column),
    ),
  );
}
