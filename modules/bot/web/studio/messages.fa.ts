export const fa = {
  studio: "استودیوی دستیار",
  tabs: {
    intents: "منظورها",
    flows: "گفتارهای گام‌به‌گام",
    answers: "نوع پاسخ‌ها",
    learning: "یادگیری",
    numbers: "عددها",
    incidents: "اختلال‌ها",
  },
  try: "آزمودن",
  tryTitle: "آزمودن دستیار",
  close: "بستن",
};
