import type { Sentence } from "../../channel-adapter.ts";

/** What only the two on a page say. */
export const pageSentences: Record<string, Sentence> = {
  window_closed: {
    fa: "از آخرین پیام مشتری زیاد گذشته است: تا ۲۴ ساعت آزاد است و تا ۷ روز فقط همکاران می‌توانند پاسخ بدهند. باید نخست خود او پیام بدهد.",
    en: "Too long since the customer's last message: anything within 24 hours, people only within 7 days. They have to write first.",
  },
  private_done: {
    fa: "به این نظر یک بار خصوصی پاسخ داده شده است؛ متا بیش از یک بار نمی‌گذارد.",
    en: "This comment was answered privately before; Meta allows it once.",
  },
  private_refused: {
    fa: "به نویسندهٔ این نظر نمی‌شود خصوصی پیام داد: بیش از ۷ روز گذشته، یا پیام‌هایش بسته است. زیر نظر پاسخ بدهید.",
    en: "Whoever wrote this comment cannot be written to: over 7 days old, or they take no messages. Answer under it.",
  },
  file_not_here: {
    fa: "پاسخ به نظر فقط متن می‌پذیرد. فایل را بردارید و دوباره بفرستید.",
    en: "An answer to a comment takes words only. Remove the file and send again.",
  },
  taken_back: { fa: "مشتری یکی از پیام‌هایش را پس گرفت.", en: "The customer took one of their messages back." },
  story_mention: { fa: "در استوری خود از شما نام برد.", en: "Mentioned you in their story." },
  story_reply: { fa: "در پاسخ به استوری شما: {url}", en: "In reply to your story: {url}" },
};
