/** Common English words as shops and their customers write them, for telling a wrong keyboard and English from Finglish. Our own list; inflections are found by stem. */
export const englishWords = `
hello hi hey dear please thanks thank sorry welcome good morning evening night day today yesterday tomorrow week month year hour minute
time late early soon fast slow quick now later again always never sometimes still yet already order buy purchase shop store shopping cart
basket checkout product thing stuff price cost money amount pay payment card bank credit debit wallet balance account charge charged fee
discount code coupon sale offer gift voucher refund return exchange cancel cancelled warranty guarantee repair broken damaged wrong
missing lost defective fault problem issue error bug help support service agent human person customer contact call phone mobile number
email mail message chat text address street city country zip post postal delivery deliver ship shipping shipment courier package parcel
box track tracking status arrive arrived receive received send sent wait waiting where when what why how which who much many long does
can could would will should may need want like love hate try use work working open close change update edit delete remove add register
sign login log logout password forgot reset username user profile name birthday invoice receipt tax bill online website site app
application page link button click download upload install version file photo picture video image size small medium large big color
black white red blue green yellow pink gray brown quality bad best better worse great nice excellent terrible awful poor cheap expensive
free new old original fake real available stock out back soon shirt shoes dress pants jacket bag watch laptop computer tablet charger
battery cable screen case keyboard mouse printer book house home kitchen room food restaurant pizza chicken bread water coffee tea hotel
flight ticket travel car bike company business manager team office question answer information info details policy terms privacy
safe security secure fraud scam trust complaint feedback review rating star happy unhappy angry satisfied disappointed first last next
previous one two three four five six seven eight nine ten hundred thousand million more less most few all every each other another same
different before after because since until while between during through only also just even really maybe sure right left yes okay
get got give take make know think see look find come go keep let tell say ask show start stop turn put set run read write learn play
people man woman child friend family mother father life world way part place point hand end side kind head fact case group number
something anything nothing everything someone anyone here there this that these those about above below under over from into with
without for and but not the are was were have has had been being did done doing your you mine our their they them she him his her its
it is in on at to of by an as or if so no up do be my me we he am us too very than then
color discounts pro max plus mini apple samsung iphone android google windows telegram instagram whatsapp
`;
