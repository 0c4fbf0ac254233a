export const fa = {
  led: "دستیار پاسخ می‌دهد. پیام شما گفتگو را از او می‌گیرد.",
  label: "پیشنهادهای دستیار",
  ask: "پیشنهاد پاسخ",
  none: "برای این پیام پیشنهادی نیست.",
  replies: "پاسخ‌ها",
  articles: "مقاله‌ها",
  writeReply: (title: string) => `نوشتن پاسخ «${title}»`,
  writeLink: (title: string) => `نوشتن پیوند «${title}»`,
  close: "بستن پیشنهادها",
  pullBack: "سپردن به دستیار",
  pulledBack: "گفتگو به دستیار سپرده شد.",
};
