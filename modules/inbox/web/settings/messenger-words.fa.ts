/** Words of setting up Rubika, Safir and Eitaa, in Persian (the source). */
export const messengerFa = {
  kinds: {
    bale_safir: "بله با شمارهٔ موبایل (سفیر)",
    rubika: "روبیکا",
    eitaa: "کانال ایتا",
  },
  kindNotes: {
    bale_safir: "با کلید سفیر از پنل کسب‌وکار بله؛ فقط می‌فرستد",
    rubika: "با توکن ربات از BotFather روبیکا",
    eitaa: "با توکن ایتایار؛ برای گذاشتن پست در کانال",
  },
  fields: {
    accessKey: "کلید سفیر (API Access Key)",
    botId: "شناسهٔ عددی بازو",
    botIdNote: "همان بازویی که مشتری به آن پاسخ می‌دهد؛ آن را جداگانه هم وصل کنید",
    eitaaToken: "توکن ایتایار",
    eitaaChat: "نام کانال",
    eitaaChatNote: "بی @؛ مانند myshop، یا شمارهٔ کانال خصوصی",
  },
};
