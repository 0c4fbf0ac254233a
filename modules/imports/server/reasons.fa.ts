/** Why a row was left out, where neither the file nor a single value says it (those sentences stand in platform). */
export const reasons = {
  field_missing: "خانهٔ «{field}» خالی است.",
  status_unknown:
    "وضعیت «{detail}» شناخته نشد. نمونه: placed، paid، shipped، delivered، cancelled، returned یا «تحویل شده».",
  currency_unknown: "واحد پول «{detail}» شناخته نشد. کد سه‌حرفی مانند IRR یا USD بنویسید؛ IRT یعنی تومان.",
  value_too_long: "متن خانهٔ «{field}» بیش از اندازه بلند است.",
  person_missing: "مشخص نیست این سطر دربارهٔ کیست. شمارهٔ مشتری، تلفن یا ایمیل لازم است.",
  person_erased: "اطلاعات این شخص به خواست خودش پاک شده است و دوباره ثبت نمی‌شود.",
  kind_unknown: "گونهٔ «{detail}» شناخته نشد. گونه‌ها: contact، activity، broadcast، mention.",
  channel_unknown: "کانال «{detail}» شناخته نشد.",
  direction_unknown: "جهت «{detail}» شناخته نشد. جهت in (از مشتری) یا out (از ما) است.",
  attribute_unreadable: "مقدار «{detail}» با نوع این ویژگی جور نیست.",
  other_line_rejected: "سطر {detail} همین سفارش خوانده نشد؛ سفارش ناقص ثبت نمی‌شود.",
  lines_disagree: "سطرهای این سفارش دربارهٔ «{field}» یک چیز نمی‌گویند.",
  order_too_long: "این سفارش بیش از {detail} ردیف دارد. شاید ستون شمارهٔ سفارش درست انتخاب نشده باشد.",
  row_refused: "این سطر پذیرفته نشد: {detail}",
};
