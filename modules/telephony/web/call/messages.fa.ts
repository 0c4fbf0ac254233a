/** Words of calling a customer, in Persian (the source). */
export const fa = {
  call: "تماس",
  callThem: "تماس با مشتری؛ اول تلفن خودتان زنگ می‌خورد",
  rings: (extension: string) => `داخلی ${extension} زنگ می‌خورد. گوشی را بردارید تا مشتری گرفته شود.`,
};
