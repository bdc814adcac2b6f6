/** Names beside points that stand close to one another. */
import { describe, expect, test } from 'vitest'
import { type Labelled, labelPlaces, type Place } from '../../reports/specs/labels.ts'

const plot = { width: 270, height: 260 }
const point = (x: number, y: number, text = '95%'): Labelled => ({ x, y, low: y + 10, high: y - 10, text })
const box = ({ x, y, low, high, text }: Labelled, { align, baseline, dx, dy, beside }: Place) => {
  const width = 7 * text.length
  const left = x + dx - { left: 0, right: width, center: width / 2 }[align]
  const top = { point: y, low, high }[beside] + dy - { top: 0, bottom: 14, middle: 7 }[baseline]
  return { left, right: left + width, top, bottom: top + 14 }
}

describe('labels', () => {
  test('stand to the right of their points and below, where there is room', () => {
    expect(labelPlaces([point(100, 100)], plot)).toEqual([{ align: 'left', baseline: 'middle', dx: 12, dy: 9, beside: 'point' }])
  })

  test('do not leave the plot', () => {
    for (const [x, y] of [
      [262, 130],
      [8, 130],
      [130, 258],
      [262, 2],
    ] as const) {
      const [place] = labelPlaces([point(x, y, 'Erlang C')], plot)
      const found = box(point(x, y, 'Erlang C'), place as Place)
      expect(found.left).toBeGreaterThanOrEqual(0)
      expect(found.right).toBeLessThanOrEqual(plot.width)
      expect(found.bottom).toBeLessThanOrEqual(plot.height)
    }
  })

  test('cover neither one another nor other points', () => {
    const points = [point(120, 60, '90%, required'), point(140, 40), point(160, 52, 'Erlang C, Erlang A'), point(190, 30)]
    const boxes = labelPlaces(points, plot).map((place, i) => box(points[i] as Labelled, place))
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom, JSON.stringify([a, b])).toBe(false)
      for (const { x, y } of points) expect(x > a.left && x < a.right && y > a.top && y < a.bottom).toBe(false)
    })
  })

  test('keep off a line across, where they can', () => {
    const [place] = labelPlaces([point(100, 100)], plot, [109])
    const { top, bottom } = box(point(100, 100), place as Place)
    expect(109 > top && 109 < bottom).toBe(false)
  })
})
