// Opens the chat of a place at once, and again when its button is pressed.
const open = () => {
  const chat = window.hamdelChat || [];
  window.hamdelChat = chat;
  chat.push(["open"]);
};
document.getElementById("open-chat")?.addEventListener("click", open);
open();
