import { conversationOfMessageId, isOurMark, markedAddress, messageIdOf } from "../threading/marks.ts";
import { normaliseSubject } from "../threading/subject.ts";
import type { ThreadLookup } from "../threading/thread-of.ts";

/** The key of the corpus, and the mailbox that its letters come to. */
export const corpusKey = Buffer.alloc(32, 7);
export const shop = "help@aftab-shop.example";
/** The day on which the letters of the corpus are written. */
export const today = new Date("2026-03-10T09:00:00Z");

/** A conversation that is there already. */
export type Known = {
  id: number;
  address: string;
  name: string;
  subject: string;
  theirs: string;
  ours: string;
  said: string;
  last: Date;
};

const day = 24 * 60 * 60 * 1000;
const people: [address: string, name: string, subject: string, theirs: string, said: string, daysAgo: number][] = [
  [
    "narges.kiani@postbox.example",
    "نرگس کیانی",
    "سفارش ۱۰۴۲ نرسیده",
    "<CAKx91.77aq@mail.gmail.example>",
    "سلام نرگس جان، بسته دیروز به پست سپرده شد.",
    2,
  ],
  [
    "behrouz@daneshkar.example",
    "بهروز دانش‌کار",
    "فاکتور رسمی خرید اسفند",
    "<AM9PR08MB7781@eurprd08.outlook.example>",
    "فاکتور را مالی تا فردا ظهر می‌فرستد.",
    5,
  ],
  [
    "lila.moradi@ymailbox.example",
    "لیلا مرادی",
    "تعویض سایز کفش",
    "<1182736455.91.1772@mail.yahoo.example>",
    "سایز ۳۸ موجود است؛ کد مرجوعی را فرستادیم.",
    8,
  ],
  [
    "james.holt@northwind-trade.example",
    "James Holt",
    "Bulk order of tea glasses",
    "<7A1C9F2E-0B11@northwind-trade.example>",
    "We can ship two hundred boxes by the end of the month.",
    3,
  ],
  [
    "sara_azimi@icloudy.example",
    "Sara Azimi",
    "Refund for order 9917",
    "<D81C22-99A@icloudy.example>",
    "The refund was sent to your card this morning.",
    12,
  ],
  [
    "h.forouzan@sepehrnet.example",
    "حمید فروزان",
    "قطعی سرویس شعبهٔ دوم",
    "<20260301.roundcube.55@sepehrnet.example>",
    "کارشناس شبکه ساعت ده در محل خواهد بود.",
    1,
  ],
  [
    "mina@karvan-tour.example",
    "مینا",
    "[رزرو] اتاق سه تخته نوروز",
    "<zoho.18c7d.3321@karvan-tour.example>",
    "اتاق برای سه شب نگه داشته شد.",
    20,
  ],
  [
    "p.weber@klangholz.example",
    "Petra Weber",
    "Missing invoice",
    "<e7c8-thunder@klangholz.example>",
    "You find the invoice in your account now.",
    6,
  ],
];

/** The conversations that letters of the corpus may belong to; ids from 101 on. */
export const conversations: Known[] = people.map(([address, name, subject, theirs, said, ago], at) => ({
  id: 101 + at,
  address,
  name,
  subject,
  theirs,
  said,
  ours: messageIdOf(`answer-${at}`, 101 + at, "aftab-shop.example", corpusKey),
  last: new Date(today.getTime() - ago * day),
}));

/** An id of ours that was never stored: the letter went out, the transaction that should have noted it did not come through. */
export const forgottenId = (id: number) => messageIdOf("never stored", id, "aftab-shop.example", corpusKey);
export const markedFor = (id: number) => markedAddress(shop, id, corpusKey)!;
/** A mark as somebody makes it who does not know the key. */
export const forgedFor = (id: number) => `help+c${id}.${"0badc0de".repeat(3).slice(0, 20)}@aftab-shop.example`;

/** Looks up in the conversations of the corpus. */
export const corpusLookup: ThreadLookup = {
  async byMark(conversationId, signature) {
    if (!isOurMark({ conversationId, signature }, corpusKey)) return null;
    return conversations.some(({ id }) => id === conversationId) ? conversationId : null;
  },
  async byMessageIds(ids) {
    const found = ids.map(
      (id) =>
        conversations.find(({ theirs, ours }) => theirs === id || ours === id)?.id ??
        conversationOfMessageId(id, corpusKey),
    );
    return found.filter((id) => id !== null);
  },
  async byPersonAndSubject(address, subject, since) {
    const same = conversations.filter(
      (each) => each.address === address && normaliseSubject(each.subject) === subject && each.last >= since,
    );
    return same.sort((a, b) => b.last.getTime() - a.last.getTime())[0]?.id ?? null;
  },
};

/** The first six, by name. */
export const six = conversations as [Known, Known, Known, Known, Known, Known, ...Known[]];
