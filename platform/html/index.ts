export { type Filling, flag, Html, html } from "./html.ts";
export { htmlPage, type PublicPage } from "./page.ts";
export { pageStyle } from "./page-style.ts";
export { fontRoutes, readForms, sendPage } from "./public-pages.ts";
