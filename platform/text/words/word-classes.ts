/**
 * Classes of words: what a word is an example of, whatever it says by itself («شیراز» and «رشت» are cities, «بفرست» and "reply" are asked for). One
 * class a line, its name first, Persian and English together; a word may stand in several. Words that `tokensOf` parts are listed as they
 * are written joined. Our own list.
 */
export const wordClasses = `
number صفر یک دو سه چهار پنج شش شیش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد هزار میلیون میلیارد نیم ربع one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half
order اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم بیستم سی‌ام نخست آخر آخرین بعدی قبلی first second third fourth fifth last next previous
weekday شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه monday tuesday wednesday thursday friday saturday sunday weekend
day امروز فردا دیروز پسفردا پریروز امشب دیشب فرداشب today tomorrow yesterday tonight
month فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند ژانویه فوریه مارس آوریل مه ژوئن ژوئیه جولای اوت آگوست سپتامبر اکتبر نوامبر دسامبر محرم صفر رمضان شعبان رجب january february march april may june july august september october november december
daytime صبح صبحگاه بامداد سحر ظهر نیمروز عصر غروب شب شامگاه morning noon afternoon evening night midnight am pm
clock ساعت دقیقه ثانیه o'clock hour hours minute minutes second seconds
span روز هفته ماه سال قرن دهه فصل بهار تابستان پاییز زمستان day days week weeks month months year years spring summer autumn winter
city تهران مشهد اصفهان شیراز تبریز کرج قم اهواز کرمانشاه ارومیه رشت زاهدان همدان کرمان یزد اردبیل بندرعباس اراک اسلامشهر زنجان سنندج قزوین خرماباد گرگان ساری کاشان شاهرود بابل آمل دزفول ورامین بوشهر بیرجند بجنورد سمنان ایلام یاسوج شهرکرد کیش قشم چالوس رامسر نیشابور سبزوار لندن پاریس نیویورک دبی استانبول برلین توکیو مسکو رم مادرید پکن تورنتو سیدنی london paris york dubai istanbul berlin tokyo rome madrid chicago boston dallas seattle houston miami denver atlanta
country ایران ترکیه عراق امارات آلمان فرانسه انگلیس انگلستان ایتالیا اسپانیا آمریکا کانادا چین ژاپن هند روسیه استرالیا افغانستان پاکستان عربستان قطر کره برزیل مکزیک iran turkey germany france england italy spain america canada china japan india russia australia mexico brazil
street خیابان کوچه میدان بلوار بزرگراه اتوبان جاده پل پلاک محله شهر روستا استان منطقه street avenue road highway bridge city town
place رستوران کافه کافیشاپ سینما تئاتر موزه پارک بانک بیمارستان داروخانه فروشگاه مغازه بازار مدرسه دانشگاه کتابخانه فرودگاه ایستگاه هتل استادیوم باشگاه سالن مسجد restaurant cafe cinema theater museum park bank hospital pharmacy store shop market school university library airport station hotel stadium gym
name علی محمد حسین حسن رضا مهدی امیر احمد حمید سعید مجید مسعود ناصر جواد کاظم اکبر اصغر عباس ابراهیم اسماعیل یوسف داوود بهرام بهروز فرهاد فرزاد فرشید شهرام شهریار سیاوش کامران کیوان آرش آرمان پویا نیما سینا سامان پیمان پژمان مازیار بابک آرین پارسا میلاد محسن هادی وحید مرتضی مصطفی سهراب رستم داریوش کوروش زهرا فاطمه مریم سارا نرگس لیلا مینا مینو شیرین شهرزاد نازنین نسرین پروین پروانه مهناز مهسا الهام الهه آزاده ندا نگار نیلوفر سمیرا سحر شیما شیوا ریحانه معصومه زینب طاهره ساناز سمانه بهاره ترانه غزل هانیه آیدا پریسا پریا یاسمن john mary david michael sarah james
family مادر مامان پدر بابا برادر داداش خواهر آبجی همسر شوهر زن خانم آقا پسر دختر عمو عمه خاله دایی پدربزرگ مادربزرگ نوه دوست رفیق همکار رئیس استاد معلم mother mom father dad brother sister wife husband son daughter uncle aunt friend boss colleague
colour رنگ قرمز آبی سبز زرد سفید سیاه مشکی خاکستری طوسی نارنجی بنفش صورتی قهوه‌ای طلایی نقره‌ای color red blue green yellow white black gray orange purple pink brown
money تومان ریال دلار یورو پوند ین درهم لیر ارز نرخ قیمت سهام بورس toman rial dollar dollars euro euros pound yen price stock exchange
payment پرداخت کارت واریز حساب شبا درگاه اقساط قسط تخفیف فاکتور رسید pay payment card account transfer deposit discount invoice receipt
delivery ارسال تحویل پیک پست بسته مرسوله بیرونبر deliver delivery shipping courier parcel takeaway
shopping خرید سفارش سبد حراج فروش shopping order buy cart sale
trouble خراب خرابی مشکل ایراد شکسته معیوب اشتباه گم broken problem wrong lost damaged defect error
ticket بلیط بلیت رزرو نوبت ticket booking reservation
weather هوا باران بارون برف آفتاب ابر طوفان توفان باد مه رطوبت دما درجه سرد گرم خنک چتر یخبندان تگرگ سلسیوس آلودگی بارانی برفی آفتابی ابری طوفانی weather rain snow sunny cloudy storm wind temperature degrees cold hot warm humidity umbrella
food غذا پیتزا برنج کباب جوجه مرغ گوشت ماهی سوپ آش سالاد ساندویچ همبرگر پاستا ماکارونی خورش خورشت قرمه قیمه فسنجان دلمه کوکو املت نان پنیر ماست کره شیر خامه شکر نمک روغن گوجه پیاز سبزی میوه سیب موز پرتقال هندوانه کیک شیرینی شکلات بستنی دسر فستفود food pizza rice chicken meat fish soup salad sandwich burger pasta bread cheese egg milk butter sugar salt cake chocolate fruit
meal صبحانه ناهار نهار شام عصرانه وعده breakfast lunch dinner supper meal
cooking پخت آشپزی پختن بپزم مواد سرخ فر کالری recipe cook cooking bake boil ingredients
drink قهوه چای آب آبمیوه نوشابه لاته کاپوچینو اسپرسو دمنوش نوشیدنی coffee tea water juice latte
transport قطار اتوبوس تاکسی مترو هواپیما پرواز ماشین خودرو موتور دوچرخه کشتی اسنپ تپسی train bus taxi subway plane flight car bike
traffic ترافیک مسیر راه تصادف شلوغ traffic route jam
music موسیقی موزیک آهنگ ترانه خواننده آلبوم پلیلیست کنسرت سمفونی راک پاپ جاز رپ سنتی music song singer album playlist rock pop jazz rap
broadcast رادیو پادکست موج کانال قسمت radio podcast episode
book کتاب رمان داستان صوتی فصل صفحه نویسنده book novel audiobook chapter author
film فیلم سریال سینمایی کارتون انیمیشن بازیگر کارگردان movie film series show actor
game بازی گیم شطرنج تخته نرد سودوکو پله معما game chess play
fun جوک لطیفه شوخی خنده بامزه طنز joke funny laugh
sport فوتبال والیبال بسکتبال تنیس پرسپولیس استقلال تیم لیگ جام مسابقه football soccer basketball tennis team league match
news خبر اخبار سرتیتر تیتر روزنامه خبرگزاری news headline
social توییت توییتر فیسبوک اینستاگرام پست استوری شبکه تگ لایک twitter tweet facebook instagram post
email ایمیل نامه صندوق جیمیل ضمیمه email mail inbox gmail
message پیام پیامک اسمس تماس تلفن زنگ شماره مخاطب message text call phone contact
alarm آلارم زنگ هشدار بیدار بیدارباش alarm wake
reminder یادآوری یادآور یادم یادت اعلان اطلاع remind reminder notify
event جلسه قرار ملاقات رویداد مراسم مهمانی تولد جشن عروسی کنفرانس سالگرد تقویم برنامه meeting appointment event party birthday wedding conference calendar
list لیست فهرست آیتم مورد list item
light چراغ لامپ نور روشنایی لوستر مهتابی light lamp bulb
room اتاق آشپزخانه پذیرایی هال حمام دستشویی حیاط زیرزمین راهرو خانه room kitchen bathroom hall house home
device جاروبرقی جارو پریز دوشاخه تلویزیون کولر بخاری شوفاژ یخچال ربات دستگاه بلندگو اسپیکر گوشی لپتاپ vacuum plug socket tv speaker device laptop
volume صدا بلند بلندتر کم زیاد پایین بالا بیصدا سایلنت ولوم volume mute louder quiet
brightness روشن خاموش تاریک پرنور تیره کمرنگ روشن‌تر dim brighten bright dark
sum جمع تفریق ضرب تقسیم منهای بعلاوه ریشه جذر درصد مساوی معادله محاسبه plus minus times divided sum percent
meaning معنی معنا تعریف یعنی مترادف لغت واژه کلمه مفهوم definition define meaning mean word
fact جمعیت ارتفاع مساحت پایتخت متولد سن قد مرگ تاریخ کشف اختراع population height capital born president
greeting سلام درود خوبی حالت چطوری حالم احوال خسته روزت hello hi howdy
what چه چی چیه چیست what which
how چطور چگونه چجوری how
howmany چند چندتا چقدر چندم many much
where کجا کجاست کجای where
when کی when
who کیه کیست who whom
why چرا why
whether آیا مگه مگر is are do does
set بگذار بذار بزار بگذارید بگذارم تنظیم قرار ست تعیین ثبت ایجاد بساز بسازید set create make put
add اضافه بیفزا افزودن وارد add insert
remove حذف پاک لغو کنسل بردار بنداز remove delete cancel clear erase
tell بگو بگید بگویید بگی بگین بفرمایید اعلام بدانم می‌دانی tell say know
show نشان نشون نمایش ببینم بده بیاور show display see
play پخش بنواز پلی بخوان بخون گوش بشنوم بشنوی play listen hear
send بفرست ارسال بنویس جواب پاسخ send write reply answer
check چک بررسی نگاه ببین پیگیری check look review track
find پیدا جستجو بگرد بیاب find search
start شروع روشن آغاز فعال start begin activate turn
stop متوقف قطع خاموش ببند بس توقف غیرفعال stop end off
change تغییر عوض تبدیل ویرایش change convert switch
want می‌خواهم می‌خوام خواستم لازم نیاز دوست want need like
please لطفا خواهشا خواهش مرسی ممنون please thanks
again دوباره تکرار مجدد باز again repeat
every هر همه همیشه روزانه هفتگی ماهانه every each daily weekly all always
near نزدیک نزدیکی اطراف نزدیک‌ترین اینجا دور near nearby closest around here
best بهترین خوب برترین محبوب معروف best good top popular
new جدید جدیدترین تازه new latest recent
keep ذخیره نگهدار پسندیدم save favorite liked
`;
