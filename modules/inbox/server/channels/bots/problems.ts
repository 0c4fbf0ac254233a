/** Codes of the Telegram and Bale adapters and what people read for them. */
export const botProblems: Record<string, { fa: string; en: string }> = {
  no_answer: {
    fa: "پیام‌رسان پاسخ نداد و معلوم نیست پیام رفته است یا نه. پیش از فرستادن دوباره، گفتگو را در پیام‌رسان ببینید.",
    en: "The messenger did not answer; the message may have gone out. Look at the chat before sending again.",
  },
  provider_unreachable: {
    fa: "به پیام‌رسان وصل نشدیم. اینترنت سرور و نشانی پیام‌رسان را بررسی کنید؛ همدل دوباره می‌کوشد.",
    en: "The messenger could not be reached. Check the server's connection and the address; Hamdel tries again.",
  },
  address_refused: {
    fa: "نشانی پیام‌رسان در شبکهٔ داخلی است. اگر درست است، راهبر سرور آن را در HAMDEL_ALLOW_PRIVATE بنویسد.",
    en: "The address lies in a private network. If that is right, the operator names it in HAMDEL_ALLOW_PRIVATE.",
  },
  provider_error: {
    fa: "در پیام‌رسان خطایی رخ داد و معلوم نیست پیام رفته است یا نه. گفتگو را در پیام‌رسان ببینید.",
    en: "The messenger had a fault; the message may have gone out. Please look at the chat.",
  },
  answer_not_understood: {
    fa: "پاسخ پیام‌رسان خوانده نشد. نشانی پیام‌رسان را در تنظیمات کانال بررسی کنید.",
    en: "The messenger's answer could not be read. Please check its address in the channel's settings.",
  },
  rate_limited: {
    fa: "پیام‌رسان خواسته است کمی صبر کنیم. همدل خودش دوباره می‌فرستد.",
    en: "The messenger asks for a pause. Hamdel sends again by itself.",
  },
  blocked: {
    fa: "این شخص ربات شما را بسته است. از راه دیگری با او تماس بگیرید.",
    en: "This person has blocked your bot. Please use another way.",
  },
  not_started: {
    fa: "ربات نمی‌تواند گفتگو را آغاز کند. از مشتری بخواهید نخست به ربات پیام بدهد.",
    en: "A bot cannot begin a conversation. Ask the customer to write to it first.",
  },
  recipient_refused: {
    fa: "این گفتگو پیدا نشد. از مشتری بخواهید دوباره به ربات پیام بدهد.",
    en: "This chat was not found. Ask the customer to write to the bot again.",
  },
  token_refused: {
    fa: "توکن ربات پذیرفته نشد. توکن را از BotFather دوباره بردارید و در تنظیمات کانال بگذارید.",
    en: "The bot's token was not accepted. Copy it from BotFather again into the channel's settings.",
  },
  another_listener: {
    fa: "برنامهٔ دیگری به این ربات گوش می‌دهد. آن را خاموش کنید یا ربات دیگری بسازید.",
    en: "Another program listens to this bot. Turn it off, or make another bot.",
  },
  request_refused: {
    fa: "پیام‌رسان این پیام را نپذیرفت. متن و فایل را بررسی کنید و دوباره بفرستید.",
    en: "The messenger did not accept this message. Check text and files and send again.",
  },
  text_empty: { fa: "متن پیام خالی است. متنی بنویسید.", en: "The message is empty. Please write something." },
  text_too_long: {
    fa: "متن پیام بیش از ۴٬۰۹۶ نویسه است. آن را کوتاه کنید یا در چند پیام بفرستید.",
    en: "The message is longer than 4,096 characters. Shorten it, or send several.",
  },
  file_too_large: {
    fa: "حجم فایل بیش از اندازهٔ مجاز پیام‌رسان است (۵۰ مگابایت). فایل کوچک‌تری بفرستید.",
    en: "The file is larger than the messenger allows (50 MB). Please send a smaller one.",
  },
  file_gone: {
    fa: "پیام‌رسان این فایل را دیگر در اختیار نمی‌گذارد. از مشتری بخواهید دوباره بفرستد.",
    en: "The messenger does not hand out this file any more. Ask the customer to send it again.",
  },
  partly_sent: {
    fa: "بخشی از این پیام رفت و بخشی نه. گفتگو را در پیام‌رسان ببینید و تنها آنچه نرفته را بفرستید.",
    en: "A part of this message went out, another did not. Look at the chat and send only what is missing.",
  },
};
