/** Words of calls, in Persian (the source). */
export const fa = {
  outcomes: {
    answered: "پاسخ داده شد",
    missed: "بی‌پاسخ",
    no_answer: "جواب نداد",
    busy: "مشغول بود",
    failed: "برقرار نشد",
    cancelled: "گوشی خودمان برداشته نشد",
    unknown: "پایانش معلوم نیست",
  },
  going: "در جریان",
  directions: { in: "از مشتری", out: "به مشتری", internal: "داخلی" },
  talk: (length: string) => `گفتگو ${length}`,
  wait: (length: string) => `انتظار ${length}`,
  queue: (name: string) => `صف ${name}`,
  extension: (number: string) => `داخلی ${number}`,
  recording: "شنیدن ضبط",
  recordingText: (text: string) => `ضبط: ${text}`,
  hidden: "شمارهٔ پنهان",
  promised: "گفتگو و قول تماس",
};
