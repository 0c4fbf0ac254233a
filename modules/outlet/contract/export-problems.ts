import type { Language } from "../../../platform/i18n/index.ts";
import type { ExportProblem } from "./exports.ts";

/** What went wrong with an export and what to do about it, as pages and letters say it. */
export const exportProblems: Record<Language, Record<ExportProblem, string>> = {
  fa: {
    address_refused:
      "این نشانی درون شبکهٔ داخلی است و اجازهٔ رفتن به آن نیست. از کسی که سامانه را برپا کرده بخواهید HAMDEL_ALLOW_PRIVATE را تنظیم کند.",
    unreachable: "به این نشانی نرسیدیم. درست بودن نشانی و روشن بودن سرور را بررسی کنید.",
    cut_off: "ارتباط میانهٔ کار قطع شد. اگر تکرار شد، پر نبودن دیسک و سرعت شبکهٔ آن سرور را بررسی کنید.",
    key_unknown: "این کلید دسترسی (access key) را نمی‌شناسد. کلید را دوباره از پنل فضای ابری بردارید.",
    secret_wrong: "کلید محرمانه (secret key) با کلید دسترسی جور نیست. آن را دوباره وارد کنید.",
    not_allowed: "این کلید اجازهٔ نوشتن در این باکت را ندارد. در پنل فضای ابری اجازهٔ نوشتن را به آن بدهید.",
    no_bucket: "باکتی با این نام نیست. نام باکت را بررسی کنید یا نخست آن را بسازید.",
    region_wrong: "منطقه (region) یا نشانی سرویس درست نیست. هر دو را از راهنمای فضای ابری بردارید.",
    clock_wrong: "ساعت این سرور با ساعت فضای ابری نمی‌خواند. از کسی که سامانه را برپا کرده بخواهید ساعت را درست کند.",
    refused: "فضای ابری نپذیرفت. کمی بعد دوباره امتحان کنید؛ اگر ماند، پاسخ آن را به پشتیبانی‌اش نشان دهید.",
    host_key_changed:
      "کلید این سرور با آنچه پیش‌تر دیده بودیم فرق دارد، پس گذرواژه را نگفتیم. از مدیر آن سرور بپرسید که کلید عوض شده است یا نه.",
    login_refused: "ورود پذیرفته نشد. نام کاربری و گذرواژه (یا کلید) را بررسی کنید.",
    bad_private_key: "این کلید خصوصی خوانده نمی‌شود. کل متن کلید و گذرواژهٔ آن را بررسی کنید.",
    no_sftp: "ورود شد، ولی این سرور SFTP ندارد یا برای این کاربر روشن نیست.",
    no_folder: "این پوشه روی سرور نیست. نخست آن را بسازید.",
    not_writable: "این کاربر اجازهٔ نوشتن در این پوشه را ندارد، یا دیسک پر است.",
    right_lost:
      "کسی که این را تنظیم کرده بود دیگر اجازهٔ بیرون بردن این داده‌ها را ندارد. همکاری که اجازه دارد آن را باز کند و ذخیره کند.",
    stopped: "پیش از فرستاده شدن، متوقف یا برداشته شد.",
    unexpected: "خطایی در خود سامانه رخ داد. شرح آن در گزارش‌های سرور است.",
  },
  en: {
    address_refused:
      "This address is inside a private network and may not be reached. Ask whoever runs this installation to set HAMDEL_ALLOW_PRIVATE.",
    unreachable: "Nobody answered at this address. Please check the address and that the server is up.",
    cut_off: "The connection broke off. If it happens again, check the disk space and the network of that server.",
    key_unknown: "The access key is not known there. Please copy it from your storage's panel again.",
    secret_wrong: "The secret key does not fit the access key. Please enter it again.",
    not_allowed: "This key may not write into this bucket. Please allow it to write in your storage's panel.",
    no_bucket: "There is no bucket with this name. Check the name, or make it first.",
    region_wrong: "The region or the service's address is not right. Please take both from your storage's guide.",
    clock_wrong:
      "This server's clock differs from the storage's. Ask whoever runs this installation to set the clock right.",
    refused: "The storage refused. Try again later; if it stays so, show its answer to its support.",
    host_key_changed:
      "The server's key differs from the one seen before, so no password was sent. Ask its administrator whether the key was changed.",
    login_refused: "Signing in was refused. Please check the user name and the password or key.",
    bad_private_key: "This private key cannot be read. Please check its whole text and its passphrase.",
    no_sftp: "Signed in, but this server has no SFTP or does not allow it to this user.",
    no_folder: "This folder is not on the server. Please make it first.",
    not_writable: "This user may not write into this folder, or the disk is full.",
    right_lost: "Whoever set this up may no longer take this data out. A colleague who may should open it and save it.",
    stopped: "It was paused or removed before it was sent.",
    unexpected: "Something went wrong in Hamdel itself. The server's log has the details.",
  },
};
