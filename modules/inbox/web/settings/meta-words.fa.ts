/** Words of setting up Meta's channels, in Persian (the source). */
export const metaFa = {
  kinds: { whatsapp: "واتساپ", instagram: "اینستاگرام", messenger: "مسنجر فیسبوک" },
  kindNotes: {
    whatsapp: "با Cloud API متا؛ قالب‌ها و پنجرهٔ ۲۴ ساعته",
    instagram: "دایرکت و نظرهای حساب حرفه‌ای",
    messenger: "پیام‌ها و نظرهای صفحهٔ فیسبوک",
  },
  fields: {
    metaToken: "توکن دسترسی",
    metaTokenNote: "توکن دائمی؛ توکن آزمایشی پس از یک روز از کار می‌افتد",
    appId: "شناسهٔ برنامه (App ID)",
    appSecret: "رمز برنامه (App Secret)",
    appSecretNote: "با آن می‌فهمیم هر خبر واقعاً از متاست",
    appSecretBefore: "رمز پیشین برنامه",
    appSecretBeforeNote: "هنگام عوض کردن رمز، تا خبرهای در راه گم نشوند؛ پس از آن، رمز تازه را اینجا هم بنویسید",
    verifyToken: "توکن تأیید (Verify token)",
    verifyTokenNote: "به دلخواه، دست‌کم ۸ نویسه؛ همین را در کنسول متا هم می‌نویسید",
    phoneNumberId: "شناسهٔ شماره (Phone number ID)",
    phoneNumberIdNote: "خود شماره نیست؛ در WhatsApp ← API Setup نوشته است",
    wabaId: "شناسهٔ حساب واتساپ (WABA ID)",
    pageId: "شناسهٔ صفحهٔ فیسبوک",
    instagramId: "شناسهٔ حساب اینستاگرام",
    instagramIdNote: "شمارهٔ حساب حرفه‌ای (IG User ID)، نه نام آن",
    graphVersion: "نسخهٔ Graph",
  },
};
