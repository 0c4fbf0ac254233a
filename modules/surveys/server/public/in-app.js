// Tells the app around this page that it was answered, or that there is nothing to answer here. It says nothing of any answer.
const { app } = document.body.dataset;
const say = (what) => {
  window.ReactNativeWebView?.postMessage(what);
  window.webkit?.messageHandlers?.hamdel?.postMessage(what);
  // An interface of Android, a channel of Flutter.
  window.Hamdel?.postMessage(what);
};
if (app !== "asks") say(`hamdel:${app}`);
