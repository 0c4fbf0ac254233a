/** Letters that the house writes, in Persian (the source). */
export const letters = {
  reset: {
    subject: "گذرواژهٔ تازه برای همدل",
    text: (name: string, link: string) => `سلام ${name}،

برای حساب شما گذرواژهٔ تازه خواسته شده است. تا یک ساعت می‌توانید با این نشانی گذرواژهٔ خود را عوض کنید:

${link}

اگر شما این را نخواسته‌اید، کاری لازم نیست؛ گذرواژهٔ کنونی سر جای خود می‌ماند.`,
  },
  invitation: {
    subject: (brand: string) => `دعوت به «${brand}» در همدل`,
    text: (brand: string, inviter: string, link: string) => `سلام،

${inviter} شما را به کار در «${brand}» دعوت کرده است. تا هفت روز می‌توانید با این نشانی بپذیرید:

${link}`,
  },
};
