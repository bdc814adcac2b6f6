/** What a page looks like: does it fit, and is something drawn? */
import type { Page } from 'playwright-core'

/** As wide as the window, and no wider. */
export const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

/** Charts drawn wider than their place. */
export const tooWide = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.chart')].flatMap((place) => {
      const drawn = place.querySelector('svg')?.getBoundingClientRect().width ?? 0
      return drawn > place.clientWidth + 1 || (drawn > 0 && drawn < place.clientWidth * 0.7)
        ? [`${place.dataset.chart}: ${drawn} of ${place.clientWidth}`]
        : []
    }),
  )

/** Colours that a chart's picture has: a blank one has one. The page reads it, which its own policy would forbid. */
export async function colours(page: Page, name: string): Promise<number> {
  const picture = await page.locator(`[data-chart="${name}"]`).screenshot()
  return page.evaluate(async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob()).catch(() => null)
    if (image === null) return -1
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    const found = new Set<number>()
    for (let at = 0; at < data.length; at += 4)
      found.add(((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number))
    return found.size
  }, picture.toString('base64'))
}
