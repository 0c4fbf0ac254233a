// Tells the page around this one how tall it is, whether it still asks, and when somebody wants it away. It says nothing of any answer.
const say = (what) => parent.postMessage({ hamdelSurvey: what }, "*");
const main = document.querySelector("main");
const asks = document.body.dataset.asks === "yes";
const tell = () => say({ height: Math.ceil(main.getBoundingClientRect().height), asks });

// What an ending leads to opens beside the site, not within the card.
for (const link of document.querySelectorAll("a[href^=http]")) link.target = "_blank";
// Its type changes how tall it is: it is told once that is there, or does not come soon.
const type = Promise.race([document.fonts.ready, new Promise((over) => setTimeout(over, 1500))]);
type.then(() => {
  // Browsers watch no sizes in a frame that they do not draw yet.
  tell();
  new ResizeObserver(tell).observe(main);
});
addEventListener("keydown", ({ key }) => key === "Escape" && say({ close: true }));
