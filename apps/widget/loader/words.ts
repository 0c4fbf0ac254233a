/** The few words around the closed chat. */
export const words = {
  fa: {
    open: "گفتگو با ما",
    unread: (count: number) => `گفتگو با ما، ${count.toLocaleString("fa-IR")} پیام خوانده‌نشده`,
    close: "بستن گفتگو",
    dismiss: "بستن این پیام",
    failed: "گفتگو باز نشد. اتصال را ببینید و دوباره بزنید.",
  },
  en: {
    open: "Chat with us",
    unread: (count: number) => `Chat with us, ${count} unread ${count === 1 ? "message" : "messages"}`,
    close: "Close the chat",
    dismiss: "Dismiss this message",
    failed: "The chat did not open. Check the connection and try again.",
  },
};
