/** The words on posters. */
export const fa = {
  headline: { chat: "همین حالا با ما گفتگو کنید", survey: "از این‌جا راضی بودید؟" },
  how: {
    chat: "دوربین گوشی را روی کد بگیرید و پیام‌تان را بنویسید.",
    survey: "دوربین گوشی را روی کد بگیرید و نظرتان را بگویید؛ یک دقیقه طول می‌کشد.",
  },
  or: "یا این نشانی را باز کنید",
};
export type PosterWords = typeof fa;
