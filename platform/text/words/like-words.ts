/**
 * Words that people use for one thing when they buy, wait, pay, complain and give back; one group a line, our own list. A word may stand
 * in several groups. They are near in meaning, not the same: whoever compares counts them for less than the word itself.
 */
export const likeWords = `
پول وجه مبلغ
پول هزینه کرایه قیمت نرخ
برگشت بازگشت مرجوع مرجوعی استرداد عودت
عوض تعویض تغییر ویرایش اصلاح درست
لغو انصراف پشیمان کنسل
رسید امد تحویل دریافت گرفت دست
ارسال فرستاد
ارسال پست پیک تیپاکس باربری پیشتاز چاپار
پیک پستچی مامور راننده
بسته مرسوله محموله جعبه کارتن
سفارش خرید خریدن
سفارش بسته
کالا جنس محصول قلم اقلام چیز دستگاه وسیله
ظرف ظروف بشقاب کاسه لیوان ماگ فنجان
نشانی ادرس لوکیشن پلاک
فروشگاه مغازه شعبه
تلفن تماس زنگ شماره
موبایل تلفن سیمکارت خط گوشی
گارانتی ضمانت وارانتی
خراب معیوب ایراد نقص مشکل
شکست شکسته ترک لبپر خورد
پاره له ضربه
کم ناقص نصف کسر جامانده جا
حذف پاک
دوست معرف معرفی دعوت
امتیاز باشگاه سکه
اندازه سایز بزرگ کوچک سانت سانتی سانتیمتر قطر
فوری سریع اکسپرس امروز امشب زود
زمان مدت وقت مهلت روز
زمان ساعت
انتخاب تعیین مشخص
پرداخت پرداختن واریز پول
کسر برداشت کم کشید
تراکنش پرداخت
درگاه بانک
خطا ارور نامعتبر ناموفق
پذیرفت قبول
ارزان پایین کم
تفاوت اختلاف مابه‌التفاوت التفاوت فرق متفاوت
ورود وارد لاگین
پیامک اسمس پیام sms
حساب اکانت کاربری پروفایل
رایگان مجانی مفت
شرکت سازمان سازمانی کارمند اداره
نشان لوگو
عمده سازمانی
اصل اورجینال اصالت
اصل تقلبی فیک
شست شستشو شستن شوینده خشکشویی
موجود ناموجود تمام
ملحفه ملافه
قابلمه دیگ
تابه ماهیتابه
اطلاعات داده مشخصات
دیر عقب تاخیر دیرکرد
قطع لغو بست
نو تازه جدید
پیشین قبلی قدیم قدیمی
گران ارزان تفاوت
چک ضامن
کارمزد سود بهره
تخفیف کوپن حراج
اعتبار منقضی انقضا
مانده موجودی باقی
تولد سالگرد
جارو جاروبرقی
وی‌پی‌ان فیلترشکن
دوبار دوباره
ذخیره نگه
خبر اطلاع
عید نوروز
شهر شهرستان استان
خارج بین‌المللی ترکیه کانادا المان امریکا دبی امارات انگلیس فرانسه عراق افغانستان استرالیا سوید قطر عمان ایتالیا هلند
parcel package shipment box order
order buy purchase
cost price charge fee postage pay
delivery shipping ship deliver post postage courier send
return refund back
broken faulty crack defective damaged torn crushed
missing incomplete lost
wrong mistake different
shop store
phone call number telephone contact
delete erase remove
warranty guarantee
coupon voucher discount code
cancel stop
change edit modify
exchange swap
refund money
today tonight urgent express same-day
time long day when
collect pickup pick
instalment installment monthly
interest fee
payment pay
sms message text
login sign-in code
expire year valid
card cash
thing item product
abroad international overseas canada germany turkey dubai usa uk france iraq australia sweden
opening hours open
`;
