/** Words of the reminder of a conversation that nobody answered, in Persian (the source). */
export const fa = {
  remind: "اگر پاسخ نداد خبرم کن",
  by: "اگر مشتری تا این زمان پاسخ ندهد، گفتگو دوباره بالا می‌آید",
  drop: "دیگر لازم نیست",
  set: (when: string) => `اگر تا ${when} پاسخی نیاید، گفتگو برمی‌گردد`,
  dropped: "یادآوری برداشته شد",
  mark: (when: string) => `منتظر پاسخ مشتری تا ${when}`,
  send: "ارسال و خبرم کن اگر تا سه روز پاسخ نداد",
};
