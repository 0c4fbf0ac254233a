// The visitor's position, asked for only when they press the button: it is posted once, rounded to about a hundred metres.
(() => {
  const form = document.querySelector("form[data-near]");
  if (!form || !navigator.geolocation) return;
  form.hidden = false;
  const button = form.querySelector("button");
  const send = (latitude, longitude) => {
    form.elements.lat.value = latitude;
    form.elements.lng.value = longitude;
    form.submit();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => send(coords.latitude.toFixed(3), coords.longitude.toFixed(3)),
      () => send("", ""),
      { timeout: 15000, maximumAge: 300000 },
    );
  });
})();
