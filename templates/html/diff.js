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

  // Fonts stand in the page once; a drawing gets its own back before it comes into view.
  const fonts = JSON.parse(document.getElementById("fonts").textContent);
  const dress = (views) => {
    for (const image of views.querySelectorAll("img")) {
      const comma = image.src.indexOf(",");
      if (!image.src.startsWith("data:image/svg+xml;charset")) continue;
      const drawing = decodeURIComponent(image.src.slice(comma + 1));
      const dressed = drawing.replace(/\/\*font (\d+)\*\//g, (all, n) => fonts[n] ?? all);
      if (dressed !== drawing) {
        image.src = image.src.slice(0, comma + 1) + encodeURIComponent(dressed);
      }
    }
  };
  const wardrobe = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      wardrobe.unobserve(entry.target);
      dress(entry.target);
    }
  }, { rootMargin: "200% 0px" });
  for (const views of document.querySelectorAll(".views")) wardrobe.observe(views);
  window.addEventListener("beforeprint", () =>
    document.querySelectorAll(".views").forEach(dress));

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
