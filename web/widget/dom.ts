// Makes elements without markup in strings: nothing a customer or an agent writes is ever parsed as HTML.

type Attributes = Record<string, string | boolean | undefined>

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children)
  return element
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** A line drawing on a grid of 24; decoration only. */
export function makeIcon(path: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg')
  const line = document.createElementNS(svgNamespace, 'path')
  const attributes = {
    ...{ viewBox: '0 0 24 24', width: '22', height: '22', fill: 'none', stroke: 'currentColor' },
    ...{ 'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' },
  }
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value)
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}
