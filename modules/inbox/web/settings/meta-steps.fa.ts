const app = [
  "در developers.facebook.com برنامه‌ای از نوع Business بسازید و آن را به کسب‌وکار خود در Meta Business وصل کنید.",
  "از «App settings ← Basic» شناسهٔ برنامه (App ID) و رمز برنامه (App Secret) را بردارید و اینجا بگذارید.",
];
const live = "برنامه را از حالت Development به Live ببرید؛ تا آن هنگام فقط خودتان و آزمایشگران پیام می‌گیرید.";
const reach = "این سرور باید به graph.facebook.com راه داشته باشد؛ وگرنه در «بیشتر» نشانی واسطهٔ خودتان را بگذارید.";
const tested = "«آزمودن» را بزنید: توکن، دسترسی‌ها و رمز سنجیده می‌شود و برنامه مشترک رویدادها می‌شود.";

/** What to do in Meta's console, step by step, in Persian (the source). */
export const metaSteps = {
  whatsapp: [
    ...app,
    "در برنامه، محصول WhatsApp را بیفزایید. در «API Setup» شمارهٔ کسب‌وکار را ثبت و با کد تأیید کنید؛ شماره نباید روی برنامهٔ واتساپ فعال باشد. Phone number ID و WhatsApp Business Account ID را از همان صفحه بردارید.",
    "در «Business settings ← System users» کاربری بسازید، برنامه و حساب واتساپ را به او بدهید و توکنی بی‌انقضا با دسترسی‌های whatsapp_business_messaging و whatsapp_business_management بگیرید.",
    "پس از وصل شدن، نشانی‌ای می‌بینید. در «WhatsApp ← Configuration» آن را در Callback URL و توکن تأیید را در Verify token بگذارید، Verify and save را بزنید و فیلد messages را مشترک شوید.",
    tested,
    "قالب‌ها را در «WhatsApp Manager ← Message templates» بسازید. پس از تأیید متا خودشان هنگام پاسخ دیده می‌شوند؛ بیرون از ۲۴ ساعت فقط قالب می‌رود.",
    "در مدیریت واتساپ روش پرداخت بگذارید؛ قالب‌ها هزینه دارند.",
    live,
    reach,
  ],
  instagram: [
    ...app,
    "حساب اینستاگرام را حرفه‌ای (Business یا Creator) کنید و به یک صفحهٔ فیسبوک وصل کنید. در برنامهٔ اینستاگرام، در تنظیمات پیام‌ها، «Allow access to messages» را روشن کنید.",
    "با Graph API Explorer یا System user، توکن همان صفحه (Page token) را با دسترسی‌های instagram_basic، instagram_manage_messages، instagram_manage_comments و pages_manage_metadata بگیرید. شناسهٔ صفحه و شناسهٔ حساب اینستاگرام را هم بردارید.",
    "پس از وصل شدن، نشانی‌ای می‌بینید. در «Webhooks ← Instagram» آن را در Callback URL و توکن تأیید را در Verify token بگذارید و فیلدهای messages، messaging_postbacks، message_reactions، messaging_seen، messaging_referral و comments را مشترک شوید.",
    tested,
    "برای پاسخ همکاران تا هفت روز، در App Review دسترسی Human Agent را بخواهید؛ برای کار با همهٔ مشتریان، دسترسی پیشرفتهٔ همان مجوزها را.",
    live,
    reach,
  ],
  messenger: [
    ...app,
    "در برنامه، محصول Messenger را بیفزایید و صفحهٔ فیسبوک خود را وصل کنید؛ شناسهٔ صفحه را بردارید.",
    "توکن همان صفحه (Page token) را با دسترسی‌های pages_messaging، pages_manage_metadata، pages_read_engagement و pages_manage_engagement بگیرید؛ از System user بگیرید تا منقضی نشود.",
    "پس از وصل شدن، نشانی‌ای می‌بینید. در «Webhooks ← Page» آن را در Callback URL و توکن تأیید را در Verify token بگذارید. فیلدها (messages، messaging_postbacks، message_echoes، message_deliveries، message_reads، feed) با «آزمودن» خودشان مشترک می‌شوند.",
    tested,
    "برای پاسخ همکاران تا هفت روز، در App Review دسترسی Human Agent را بخواهید.",
    live,
    reach,
  ],
};
