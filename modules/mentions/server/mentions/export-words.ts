/** Headings and values of the file, in both languages; the headings of what was said are read again by the import. */
export const exportWords = {
  fa: {
    columns: {
      ...{ id: "شناسه", at: "تاریخ", source: "از کجا", place: "جا", author: "نویسنده", title: "عنوان", text: "متن" },
      ...{ link: "پیوند", sentiment: "لحن", terms: "عبارت‌ها", state: "وضعیت", assignee: "مسئول" },
    },
    sentiments: { negative: "منفی", neutral: "خنثی", positive: "مثبت" },
    states: { new: "تازه", answered: "پاسخ داده شد", ignored: "نادیده" },
    comma: "، ",
  },
  en: {
    columns: {
      ...{ id: "id", at: "date", source: "heard at", place: "place", author: "author", title: "title", text: "text" },
      ...{ link: "link", sentiment: "sentiment", terms: "terms", state: "state", assignee: "assignee" },
    },
    sentiments: { negative: "negative", neutral: "neutral", positive: "positive" },
    states: { new: "new", answered: "answered", ignored: "ignored" },
    comma: ", ",
  },
};
