import type { HandOverReason, Language } from "../../contract.ts";

/** A branch as it is told. */
type Spoken = { name: string; where: string; phone: string; opening: string; hours: string };

const fa = {
  hello: (name: string) => (name ? `سلام ${name}،` : "سلام،"),
  howToHelp: "چطور می‌توانم کمکتان کنم؟",
  thanks: "خواهش می‌کنم. اگر کار دیگری هست، بنویسید.",
  goodbye: "روزتان خوش!",
  iAmABot: "من یک ربات هستم. هر وقت بخواهید، شما را به همکارانم می‌سپارم.",
  whichOne: "منظورتان کدام است؟",
  noneOfThese: "هیچ‌کدام",
  notUnderstood: "این را درست متوجه نشدم. می‌شود جور دیگری بنویسید؟",
  maybeThese: "این را درست متوجه نشدم. شاید یکی از این‌ها باشد:",
  writeWords: "لطفاً با چند کلمه بنویسید چه می‌خواهید.",
  person: "صحبت با همکارتان",
  more: (title: string) => `بیشتر بخوانید: ${title}`,
  handedOver: "شما را به همکارانم سپردم. گفتگو را می‌خوانند و لازم نیست دوباره توضیح بدهید.",
  handedOverClosed: (when: string) =>
    `الان همکاری پشت میز نیست. گفتگو برایشان باز است و ${when} پاسخ می‌دهند؛ لازم نیست دوباره توضیح بدهید.`,
  handedOverNever: "گفتگو برای همکارانم باز است و در نخستین فرصت پاسخ می‌دهند.",
  sorry: "متأسفم که این‌طور شد.",
  product: (name: string, price: string) => (price ? `${name}: ${price}` : `${name}: قیمت ثبت نشده است`),
  gone: (name: string) => `${name}: دیگر فروخته نمی‌شود`,
  comma: "، ",
  branch: ({ name, where, phone, opening, hours }: Spoken) =>
    `${name}: ${where}\n${phone ? `تلفن: ${phone}\n` : ""}${opening}.\nساعت کار: ${hours}`,
  moreBranches: (count: string) => `و ${count} جای دیگر.`,
  branchesIn: (count: string, cities: string) =>
    `${count} شعبه و نمایندگی داریم، در این شهرها: ${cities}. نام شهرتان را بنویسید تا نشانی و ساعتش را بگویم.`,
  noBranchIn: (city: string, cities: string) => `در ${city} شعبه یا نمایندگی نداریم. در این شهرها هستیم: ${cities}.`,
  allBranches: (url: string) => `همهٔ شعبه‌ها: ${url}`,
  whose: "برای دیدن سفارش باید مطمئن شوم خودتان هستید. شمارهٔ موبایل یا ایمیلی را که با آن خرید کرده‌اید بنویسید.",
  noAddress: "شمارهٔ موبایل یا ایمیل را کامل بنویسید؛ مثلاً ۰۹۱۲۱۲۳۴۵۶۷.",
  codeSent:
    "اگر با این نشانی خریدی ثبت شده باشد، همین حالا یک کد شش‌رقمی به آن رسیده است. کد را همین‌جا بنویسید؛ ده دقیقه اعتبار دارد.",
  codeWrong: "این کد درست نیست. دوباره نگاه کنید و شش رقم را بنویسید.",
  codeOver: "این کد دیگر کار نمی‌کند. شمارهٔ موبایل یا ایمیل را دوباره بنویسید تا کد تازه‌ای بفرستم.",
  codeText: (code: string, brand: string) => `${code} کد تأیید شما در گفتگو با ${brand} است. آن را به کسی ندهید.`,
  codeSubject: "کد تأیید",
  noOrders: "سفارشی به نام شما ثبت نشده است.",
  order: (number: string, day: string, total: string, state: string) => `سفارش ${number} (${day}، ${total}): ${state}`,
  states: {
    placed: "ثبت شده است",
    paid: "پرداخت شده و در حال آماده‌سازی است",
    shipped: "فرستاده شده و در راه است",
    delivered: "تحویل داده شده است",
    cancelled: "لغو شده است",
    returned: "مرجوع شده است",
  },
} as const;

type Phrases = {
  [K in keyof typeof fa]: (typeof fa)[K] extends string
    ? string
    : (typeof fa)[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : { [S in keyof (typeof fa)[K]]: string };
};

const en: Phrases = {
  hello: (name) => (name ? `Hello ${name},` : "Hello,"),
  howToHelp: "How can I help you?",
  thanks: "You are welcome. Write if there is anything else.",
  goodbye: "Have a good day!",
  iAmABot: "I am a bot. Whenever you like, I hand you to my colleagues.",
  whichOne: "Which of these do you mean?",
  noneOfThese: "None of these",
  notUnderstood: "I did not understand that. Could you put it differently?",
  maybeThese: "I did not understand that. It may be one of these:",
  writeWords: "Please write in a few words what you need.",
  person: "Talk to a person",
  more: (title) => `Read more: ${title}`,
  handedOver: "I handed you to my colleagues. They read what was said, so you need not explain it again.",
  handedOverClosed: (when) =>
    `Nobody is at the desk now. My colleagues have the conversation and answer ${when}; you need not explain it again.`,
  handedOverNever: "My colleagues have the conversation and answer as soon as they can.",
  sorry: "I am sorry that this happened.",
  product: (name, price) => (price ? `${name}: ${price}` : `${name}: no price is recorded`),
  gone: (name) => `${name}: no longer sold`,
  comma: ", ",
  branch: ({ name, where, phone, opening, hours }) =>
    `${name}: ${where}\n${phone ? `Phone: ${phone}\n` : ""}${opening}.\nHours: ${hours}`,
  moreBranches: (count) => `And ${count} more.`,
  branchesIn: (count, cities) =>
    `We have ${count} branches and dealers, in ${cities}. Write your city and I tell you the address and hours.`,
  noBranchIn: (city, cities) => `We have no branch or dealer in ${city}. We are in ${cities}.`,
  allBranches: (url) => `All branches: ${url}`,
  whose: "To show an order I have to be sure it is you. Write the mobile number or e-mail you bought with.",
  noAddress: "Write the whole mobile number or e-mail, for example 09121234567.",
  codeSent:
    "If something was bought with this address, a code of six digits has just been sent to it. Write it here; it works for ten minutes.",
  codeWrong: "This code is not right. Look again and write the six digits.",
  codeOver: "This code no longer works. Write the mobile number or e-mail again and I send a new one.",
  codeText: (code, brand) => `${code} is your code for the chat with ${brand}. Give it to nobody.`,
  codeSubject: "Your code",
  noOrders: "There is no order in your name.",
  order: (number, day, total, state) => `Order ${number} (${day}, ${total}): ${state}`,
  states: {
    placed: "placed",
    paid: "paid and being prepared",
    shipped: "on its way",
    delivered: "delivered",
    cancelled: "cancelled",
    returned: "returned",
  },
};

const phrases = { fa: fa as Phrases, en };

/** What the bot says of its own accord. */
export function phrasesIn(language: Language): Phrases {
  return phrases[language];
}

/** Why a person took over, for colleagues. */
export const handOverWords: Record<Language, Record<HandOverReason, string>> = {
  fa: {
    asked: "مشتری خواست با همکاری صحبت کند",
    unsure: "دستیار متوجه نشد",
    upset: "مشتری ناراحت است",
    topic: "موضوعی که به همکار سپرده می‌شود",
    people_hours: "ساعت پاسخ همکاران است",
    too_many: "پاسخ‌های پشت سر هم زیاد شد",
    file: "مشتری فایل فرستاد",
    flow: "گفتار گام‌به‌گام به همکار سپرد",
    intent: "این خواسته را همکار پاسخ می‌دهد",
    no_answer: "پاسخی نوشته نشده است",
  },
  en: {
    asked: "The customer asked for a person",
    unsure: "The assistant did not understand",
    upset: "The customer is upset",
    topic: "A topic that goes to people",
    people_hours: "People answer at this hour",
    too_many: "Too many answers in a row",
    file: "The customer sent a file",
    flow: "A flow handed over",
    intent: "People answer this",
    no_answer: "No answer is written",
  },
};
