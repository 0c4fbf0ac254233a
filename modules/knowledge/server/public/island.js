// What the help centre does with script, where there is one: suggestions while typing. Everything works without it.
(() => {
  const form = document.querySelector("form[data-suggest]");
  const box = form?.querySelector("input[name=q]");
  if (!box || !window.fetch) return;
  let list = null;
  let asked = 0;
  let timer;
  let chosen = -1;
  const close = () => {
    list?.remove();
    list = null;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
  };
  const links = () => [...(list?.querySelectorAll("a") ?? [])];
  const mark = (at) => {
    const all = links();
    chosen = all.length ? (at + all.length) % all.length : -1;
    all.forEach((link, place) => link.setAttribute("aria-selected", String(place === chosen)));
    if (all[chosen]) box.setAttribute("aria-activedescendant", all[chosen].id);
  };
  const show = (rows) => {
    close();
    if (!rows.length) return;
    list = document.createElement("ul");
    list.className = "suggest";
    list.id = "suggested";
    list.setAttribute("role", "listbox");
    rows.forEach(({ title, url }, at) => {
      const item = list.appendChild(document.createElement("li"));
      item.setAttribute("role", "none");
      const link = item.appendChild(document.createElement("a"));
      link.id = `suggested-${at}`;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.href = url;
      link.tabIndex = -1;
      link.textContent = title;
    });
    form.append(list);
    box.setAttribute("aria-expanded", "true");
  };
  const ask = async () => {
    const mine = ++asked;
    const words = box.value.trim();
    if (words.length < 2) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`);
      const { rows } = await answer.json();
      if (mine === asked) show(rows);
    } catch {
      close();
    }
  };
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", "suggested");
  box.setAttribute("aria-autocomplete", "list");
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") close();
    else if (event.key === "Enter" && links()[chosen]) {
      event.preventDefault();
      links()[chosen].click();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) setTimeout(close, 150);
  });
})();
