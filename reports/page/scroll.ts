/** Tables wider than the window: the side on which there is more of them fades. */

export function watchScrolls(): void {
  const places = [...document.querySelectorAll<HTMLElement>('.scroll')]
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      // A table that was drawn anew is in the page no more.
      const place = target.closest<HTMLElement>('.scroll')
      if (place !== null) mark(place)
    }
  })
  for (const place of places) {
    place.addEventListener('scroll', () => mark(place), { passive: true })
    observer.observe(place)
    if (place.firstElementChild !== null) observer.observe(place.firstElementChild)
  }
}

function mark(place: HTMLElement): void {
  const hidden = place.scrollWidth - place.clientWidth
  place.classList.toggle('more-before', place.scrollLeft > 1)
  place.classList.toggle('more-after', hidden - place.scrollLeft > 1)
}
