/** An app of Meta's as the fake knows it, with its number, page and Instagram account, and the one file it holds. */
export const metaApp = {
  appId: "100200300",
  appSecret: "fake-app-secret-of-meta",
  verifyToken: "fake-verify-token",
  token: "EAAfake-token-of-a-system-user",
  file: "the bytes of a picture",
};
export const metaIds = { phoneNumberId: "555001", wabaId: "555002", pageId: "555003", accountId: "555004" };
