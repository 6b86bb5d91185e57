(() => {
  "use strict";
  const sections = [...document.querySelectorAll(".change")];
  const links = new Map(
    [...document.querySelectorAll("nav a")].map((a) => [a.getAttribute("href").slice(1), a]));
  const nav = document.querySelector("nav");
  let here = -1;
  let went = -Infinity;

  const mark = (index) => {
    here = index;
    for (const link of links.values()) link.removeAttribute("aria-current");
    const link = links.get(sections[index]?.id);
    link?.setAttribute("aria-current", "true");
    if (link && nav.scrollHeight > nav.clientHeight) {
      const [top, bottom] = [link.offsetTop, link.offsetTop + link.offsetHeight];
      if (top < nav.scrollTop || bottom > nav.scrollTop + nav.clientHeight) {
        nav.scrollTop = top - nav.clientHeight / 2;
      }
    }
  };
  // Where the page has been scrolled to by hand; a step by key has said itself where it went.
  const seen = () => {
    if (performance.now() - went < 200) return;
    const edge = window.innerHeight * 0.3;
    let index = 0;
    sections.forEach((section, i) => { if (section.getBoundingClientRect().top < edge) index = i; });
    mark(index);
  };
  const go = (index) => {
    const place = Math.min(Math.max(index, 0), sections.length - 1);
    went = performance.now();
    sections[place]?.scrollIntoView();
    sections[place]?.focus({ preventScroll: true });
    mark(place);
  };

  // Fonts stand in the page once. A drawing gets its own back when it comes near, and makes room for
  // an empty one of its shape when it is far again, so that a long page stays small in memory.
  const fonts = JSON.parse(document.getElementById("fonts").textContent);
  const head = "data:image/svg+xml;charset=utf-8,";
  const drawings = new Map();
  for (const image of document.querySelectorAll(".stage img")) {
    const box = image.src.startsWith(head) && /viewBox=%22([-\d. ]+)%22/.exec(image.src);
    if (!box) continue;
    const empty = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box[1]}"/>`;
    drawings.set(
      image, { full: image.src, empty: head + encodeURIComponent(empty), isShown: false });
    image.src = drawings.get(image).empty;
  }
  const dressed = (address) => {
    const drawing = decodeURIComponent(address.slice(head.length))
      .replace(/\/\*font (\d+)\*\//g, (mark, n) => fonts[n] ?? mark);
    return URL.createObjectURL(new Blob([drawing], { type: "image/svg+xml" }));
  };
  const show = (views, isNear) => {
    for (const image of views.querySelectorAll("img")) {
      const drawing = drawings.get(image);
      if (!drawing || isNear === drawing.isShown) continue;
      if (drawing.isShown) URL.revokeObjectURL(image.src);
      image.src = isNear ? dressed(drawing.full) : drawing.empty;
      drawing.isShown = isNear;
    }
  };
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) show(entry.target, entry.isIntersecting);
  }, { rootMargin: "200% 0px" });
  for (const views of document.querySelectorAll(".views")) near.observe(views);
  window.addEventListener("beforeprint", () =>
    document.querySelectorAll(".views").forEach((views) => show(views, true)));

  for (const slider of document.querySelectorAll(".slider")) {
    slider.addEventListener("input", () =>
      slider.closest(".views").style.setProperty("--at", slider.value + "%"));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.type === "range") return;
    if (event.key === "j") go(here + 1);
    if (event.key === "k") go(here - 1);
    if ("12345".includes(event.key)) {
      sections[here]?.querySelectorAll(".views > input")[event.key - 1]?.click();
    }
  });
  document.addEventListener("scroll", seen, { passive: true });
  if (sections.length) seen();
})();
