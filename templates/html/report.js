(() => {
  const box = document.createElement("div")
  box.className = "preview"
  box.id = "preview"
  box.hidden = true
  box.setAttribute("role", "tooltip")
  document.body.append(box)
  let timer, link
  const content = target => {
    const found = target.closest("figure,.table,.equation,.claim,li,h2,h3,h4,h5,h6")
    if (!found) return null
    const copy = document.createElement("div")
    copy.append(found.cloneNode(true))
    if (/^H\d$/.test(found.tagName)) {
      const next = found.nextElementSibling
      if (next && next.matches("p,.noted")) copy.append((next.querySelector("p") || next).cloneNode(true))
    }
    for (const part of copy.querySelectorAll(".acts,.cut,[role=doc-backlink]")) part.remove()
    for (const part of copy.querySelectorAll("[id]")) if (!part.closest("svg")) part.removeAttribute("id")
    for (const part of copy.querySelectorAll("[tabindex],a")) {
      part.removeAttribute("tabindex")
      if (part.tagName === "A") part.removeAttribute("href")
    }
    return copy.firstElementChild.tagName === "LI" ? [...copy.firstElementChild.childNodes] : [...copy.childNodes]
  }
  const hide = () => {
    clearTimeout(timer)
    box.hidden = true
    if (link) link.removeAttribute("aria-describedby")
    link = null
  }
  const show = anchor => {
    const target = document.getElementById(decodeURIComponent(anchor.hash.slice(1)))
    const parts = target && content(target)
    if (!parts) return
    hide()
    link = anchor
    link.setAttribute("aria-describedby", box.id)
    box.replaceChildren(...parts)
    box.hidden = false
    const place = anchor.getBoundingClientRect()
    const wide = document.documentElement.clientWidth
    const left = Math.max(8, Math.min(place.left, wide - box.offsetWidth - 8))
    const below = place.bottom + 8 + box.offsetHeight <= innerHeight || place.top < box.offsetHeight + 8
    box.style.left = left + scrollX + "px"
    box.style.top = (below ? place.bottom + 8 : place.top - box.offsetHeight - 8) + scrollY + "px"
  }
  const wanted = event => event.target.closest && event.target.closest("main .ref,main .cite,main .fn a")
  document.addEventListener("mouseover", event => {
    const anchor = wanted(event)
    if (!anchor && !box.contains(event.target)) { clearTimeout(timer); timer = setTimeout(hide, 180) }
    if (!anchor || anchor === link) { if (anchor || box.contains(event.target)) clearTimeout(timer); return }
    clearTimeout(timer)
    timer = setTimeout(() => show(anchor), 120)
  })
  document.addEventListener("focusin", event => { const anchor = wanted(event); if (anchor) show(anchor); else hide() })
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide() })
  document.addEventListener("click", hide)
  addEventListener("beforeprint", hide)
})()
