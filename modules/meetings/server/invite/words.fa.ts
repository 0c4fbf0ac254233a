/** Words of letters and messages about meetings. */
export const fa = {
  // A title follows.
  kinds: { meeting: "جلسهٔ", webinar: "وبینار" },
  hello: (name: string | null) => (name ? `${name} عزیز، سلام.` : "سلام."),
  subjects: {
    invitation: (kind: string, title: string) => `دعوت به ${kind} «${title}»`,
    change: (kind: string, title: string) => `تغییر در ${kind} «${title}»`,
    cancellation: (kind: string, title: string) => `لغو ${kind} «${title}»`,
    confirmation: (kind: string, title: string) => `ثبت‌نام شما در ${kind} «${title}»`,
    link: (kind: string, title: string) => `پیوند شما برای ${kind} «${title}»`,
  },
  openings: {
    invitation: (kind: string, title: string) => `شما را به ${kind} «${title}» دعوت می‌کنیم.`,
    change: (kind: string, title: string) =>
      `در ${kind} «${title}» چیزی تغییر کرده است. جزئیات تازه را پایین‌تر ببینید.`,
    cancellation: (kind: string, title: string) =>
      `${kind} «${title}» برگزار نمی‌شود. از این که برنامه‌تان به هم خورد پوزش می‌خواهیم.`,
    confirmation: (kind: string, title: string) =>
      `ثبت‌نام شما در ${kind} «${title}» انجام شد و جایی برایتان نگه داشته‌ایم.`,
    link: (kind: string, title: string) =>
      `با نشانی شما در ${kind} «${title}» ثبت‌نام شد. پاسخی که پیش‌تر داده‌اید همان است که بود؛ اگر می‌خواهید عوضش کنید، پیوندتان پایین‌تر است.`,
  },
  when: "زمان",
  minutes: (count: string) => `${count} دقیقه`,
  where: "جا",
  online: "آنلاین؛ پیوند ورود در صفحهٔ شماست.",
  by: "برگزارکننده",
  ask: "می‌آیید؟",
  answers: { yes: "می‌آیم", maybe: "شاید", no: "نمی‌آیم" },
  page: "صفحهٔ شما برای پاسخ، ورود و فایل تقویم",
  open: "باز کردن صفحهٔ من",
  why: (brand: string) => `این نامه را ${brand} برای شما فرستاده است.`,
  stop: "دیگر چنین نامه‌ای نفرستید",
  stopSms: "لغو۱۱",
};
