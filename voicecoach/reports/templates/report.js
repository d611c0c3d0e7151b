"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const sound = one("audio");
  const words = all(".own [data-s]");
  const starts = words.map((word) => Number(word.dataset.s));
  const timeline = one(".timeline");

  function reveal(element) {
    for (let folded = element.closest("details"); folded; folded = folded.parentElement.closest("details")) {
      folded.open = true;
    }
  }

  function target(link) {
    return document.getElementById(link.getAttribute("href").slice(1));
  }

  // Marks, times and words: to the sound where there is some, else to the place in the transcript.
  function seek(element) {
    sound.currentTime = Number(element.dataset.s);
    sound.play().catch(() => {});
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const place = link ? target(link) : event.target.closest("[data-s]");
    if (!place) return;
    reveal(place);
    if (sound && place.dataset.s) {
      if (link) event.preventDefault();
      seek(place);
    }
  });

  // The word that is being spoken, in the transcript and on the timeline.
  let current = null;
  const head = document.createElement("div");
  head.className = "head";
  head.hidden = true;

  function spokenAt(second) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= second) low = middle + 1;
      else high = middle;
    }
    return words[low - 1] ?? null;
  }

  function keepInView(word) {
    const section = one(".transcript").getBoundingClientRect();
    const box = word.getBoundingClientRect();
    const bottom = window.innerHeight - 110;
    const reading = section.top < bottom && section.bottom > 0;
    if (reading && (box.top < 20 || box.bottom > bottom)) word.scrollIntoView({ block: "center" });
  }

  function moveHead(second) {
    const plot = timeline?.querySelector(".root path.background")?.getBoundingClientRect();
    if (!plot) return;
    const left = plot.left - timeline.getBoundingClientRect().left + timeline.scrollLeft;
    head.style.left = `${left + (plot.width * second) / Number(timeline.dataset.length)}px`;
    head.hidden = false;
  }

  function follow() {
    const word = spokenAt(sound.currentTime);
    if (word !== current) {
      current?.classList.remove("now");
      word?.classList.add("now");
      current = word;
      if (word && !sound.paused && one("#follow").checked) keepInView(word);
    }
    moveHead(sound.currentTime);
  }

  function run() {
    follow();
    if (!sound.paused) requestAnimationFrame(run);
  }

  if (sound) {
    document.body.classList.add("playable");
    timeline?.append(head);
    sound.addEventListener("play", run);
    sound.addEventListener("timeupdate", follow);
    sound.addEventListener("seeked", follow);
  }

  // Along a row of the timeline with the arrows; Tab goes from row to row.
  function inOrder(links) {
    return links.sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
  }

  for (const row of timeline ? all("g.role-mark", timeline) : []) {
    const links = inOrder(all("a", row));
    links.forEach((link, at) => {
      link.tabIndex = at ? -1 : 0;
      link.addEventListener("keydown", (event) => {
        const next = links[at + { ArrowRight: 1, ArrowLeft: -1 }[event.key]];
        if (!next) return;
        event.preventDefault();
        link.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      });
    });
  }

  // From finding to finding, in the order in which they were said.
  const badges = all(".badge");
  let visited = -1;

  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("audio");
    if (!step || busy || !badges.length || !one("#keys").checked) return;
    visited = Math.min(badges.length - 1, Math.max(0, visited + step));
    badges[visited].focus({ preventScroll: true });
    badges[visited].scrollIntoView({ block: "center" });
  });

  // On paper nothing is folded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const element of folded) element.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const element of folded) element.open = false;
  });
})();
