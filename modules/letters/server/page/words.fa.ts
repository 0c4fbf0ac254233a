/** The words that letters bear beside their own. */
export const fa = {
  page: (page: string, of: string) => `صفحهٔ ${page} از ${of}`,
  postalCode: "کد پستی",
  customer: "مشتری گرامی",
  yes: "بله",
  no: "خیر",
  labels: "برچسب نشانی",
};
export type LetterWords = typeof fa;
