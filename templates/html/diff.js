(() => {
  "use strict";
  const sections = [...document.querySelectorAll(".change")];
  const links = new Map(
    [...document.querySelectorAll("nav a")].map((a) => [a.getAttribute("href").slice(1), a]));
  const nav = document.querySelector("nav");
  let here = -1;

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
  const seen = () => {
    const edge = window.innerHeight * 0.3;
    let index = 0;
    sections.forEach((section, i) => { if (section.getBoundingClientRect().top < edge) index = i; });
    mark(index);
  };
  const go = (index) => {
    const section = sections[Math.min(Math.max(index, 0), sections.length - 1)];
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  };

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
