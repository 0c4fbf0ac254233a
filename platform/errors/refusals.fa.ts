/** Sentences of refusals. `{name}` is filled from the refusal's values. Modules add their codes here, grouped by module. */
export const refusals = {
  // every module
  invalid: "این مقدارها را نتوانستیم بخوانیم. لطفاً موارد نشان‌داده‌شده را اصلاح کنید.",
  malformed_json: "متن فرستاده‌شده JSON درستی نیست.",
  bad_encoding: "متن فرستاده‌شده UTF-8 درستی نیست.",
  not_signed_in: "برای دیدن این بخش، ابتدا وارد شوید.",
  not_permitted: "نقش شما اجازهٔ این کار را ندارد. از مدیر برند بخواهید دسترسی بدهد.",
  not_found: "این مورد پیدا نشد. شاید حذف یا ادغام شده باشد.",
  conflict: "این مورد هم‌زمان تغییر کرده است. صفحه را تازه کنید و دوباره انجام دهید.",
  already_exists: "چنین موردی از قبل هست.",
  too_large: "حجم فرستاده‌شده از اندازهٔ مجاز بیشتر است.",
  unsupported_type: "این نوع محتوا پشتیبانی نمی‌شود.",
  too_many_requests: "درخواست‌ها بیش از اندازه است. کمی بعد دوباره امتحان کنید.",
  not_ready: "سامانه هنوز آماده نیست. چند لحظهٔ دیگر دوباره امتحان کنید.",
  idempotency_reused: "این کلید تکرار قبلاً با محتوای دیگری به کار رفته است.",
  internal: "خطایی در سامانه رخ داد. چیزی از دست نرفته است؛ دوباره امتحان کنید.",
};
