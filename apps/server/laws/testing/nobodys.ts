const help = "the pages of a help centre are public; what is private in them is tried in its own stories";
const invited = "whoever holds the link is asked; it opens one questionnaire and nothing of its customer";
const asked = "the open link of a survey lets anybody answer, and shows nothing but the questions";
const finder = "the page of branches is public; what is hidden is tried in its own stories";
const scanned =
  "whoever holds the printed code opens it; it shows its place's name and leads to a chat or an open link";
const guest = "whoever holds the signed link is the guest; the page says nothing of who that is";
const signingUp = "the page on which anybody may sign up; it shows the meeting alone";

/** Addresses whose variable part belongs to nobody, and why. */
export const nobodys: Record<string, string> = {
  "GET /api/v1/invitations/:token": "whoever holds the link is invited",
  "POST /api/v1/invitations/:token/acceptance": "whoever holds the link is invited",
  "GET /p/consent/:token": "whoever holds the link is the customer",
  "POST /p/consent/:token": "whoever holds the link is the customer",
  "GET /p/unsubscribe/:token": "whoever holds the link is the customer",
  "POST /p/unsubscribe/:token": "whoever holds the link is the customer",
  "GET /c/:token": "whoever holds the link is the customer",
  "POST /c/:token": "whoever holds the link is the customer",
  "GET /r/:brand/:code": "a customer gives the link to friends; it shows nothing but the code",
  "GET /s/:link": invited,
  "POST /s/:link": invited,
  "GET /api/v1/app/surveys/:link": invited,
  "POST /api/v1/app/surveys/:link/answers": invited,
  "POST /api/v1/app/surveys/:link/dismissal": invited,
  "GET /p/survey-pictures/:token":
    "a picture of a choice is shown to whoever is asked; its address is not to be guessed",
  "GET /s/:brand/:key": asked,
  "GET /s/:brand/:key/kiosk": asked,
  "POST /s/:brand/:key": asked,
  "PUT /api/v1/holidays/:day": "every brand has every day",
  "GET /api/v1/hooks/:token": "the token names its brand, and is the secret",
  "POST /api/v1/hooks/:token": "the token names its brand, and is the secret",
  "POST /api/v1/phone/events/:place": "an exchange calls in with its own password, and only tells",
  "POST /api/v1/shop-hooks/:token": "the token names its brand, and is the secret",
  "POST /api/v1/mention-hooks/:address":
    "the address names its brand; who signs with its secret may only bring mentions",
  "POST /f/:key": "the key names its brand and stands in public pages: it only lets people write to the brand",
  "GET /api/v1/chat/attachments/:id":
    "a visitor's token says whose it is; another's id is tried in the inbox's own stories",
  "DELETE /api/v1/chat/devices/:id": "a visitor's token says whose it is; another's id is tried in the story of pushes",
  "POST /api/v1/chat/push/later/:pass": "the pass names its brand, is signed, and is good for one notice",
  "GET /api/v1/chat/push/picture/:pass": "the pass names its brand, is signed, and is good for one picture",
  "POST /api/v1/bot/releases/:version/restore": "versions count from one in every brand",
  "GET /help/:brand/:language": help,
  "GET /help/:brand/:language/categories/:slug": help,
  "GET /help/:brand/:language/others": help,
  "GET /help/:brand/:language/articles/:slug": help,
  "GET /help/:brand/:language/search": help,
  "GET /help/:brand/:language/suggest": help,
  "POST /help/:brand/:language/articles/:slug/vote": help,
  "GET /help/:brand/:language/contact": help,
  "POST /help/:brand/:language/contact": help,
  "GET /help/:brand/sitemap.xml": help,
  "GET /help/:brand/pictures/:id": help,
  "GET /help/:brand/enter": help,
  "GET /q/:code": scanned,
  "GET /q/:code/chat": scanned,
  "GET /m/:token": guest,
  "POST /m/:token": guest,
  "GET /m/:token/invite.ics": guest,
  "GET /m/:token/join": guest,
  "GET /m/:brand/:key": signingUp,
  "POST /m/:brand/:key": signingUp,
  "GET /m/:brand/:key/invite.ics": signingUp,
  "GET /branches/:brand": finder,
  "POST /branches/:brand": finder,
  "GET /api/v1/metrics/:name": "the names are the house's own",
  "GET /api/v1/metrics/:name/rows": "the names are the house's own",
  "GET /api/v1/metrics/:name/comparison": "the names are the house's own",
  "GET /api/v1/metrics/:name/table": "the names are the house's own",
};
