// axe finds nothing on any page, light or dark, wide or narrow, full or empty.
import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { hasBrowser, openPage, seats, startDemo } from './browser.ts'

const pages = ['/', '/agent', '/supervisor', '/demo']
const docs = ['/docs/rules', '/docs/rules/pressure/selling-after-refusal', '/docs/rules/signals/data-access-request']
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

describe.runIf(hasBrowser)('axe', () => {
  for (const look of looks) {
    test.each(pages)(`%s, ${look.colorScheme}, ${look.viewport.width} wide`, async (path) => {
      for (const hasSeed of [true, false]) {
        const { url } = await startDemo({ hasSeed })
        const page = await openPage(url + path, look)
        await page.waitForLoadState('networkidle')
        if (hasSeed && path === '/agent')
          await page.getByRole('navigation', { name: 'Conversations' }).getByRole('button').first().click()
        if (hasSeed && path === '/supervisor')
          await page.getByRole('main').getByRole('list').getByRole('button').first().click()
        await page.waitForTimeout(300)
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([])
      }
    })
  }

  for (const look of [looks[0], looks[1], { colorScheme: 'light', viewport: { width: 320, height: 640 } } as const]) {
    test.each(docs)(`%s, ${look.colorScheme}, ${look.viewport.width} wide`, async (path) => {
      const { url } = await startDemo()
      const page = await openPage(url + path, look)
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([])
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    })
  }

  test('with findings, their card and the panel before sending', async () => {
    const { url } = await startDemo()
    const page = await openPage(`${url}/demo`)
    const { draft, underlines } = seats(page)
    await draft.click()
    await page.keyboard.type('You must order in the next 5 minutes! Is the card 4111 1111 1111 1111 right?')
    await underlines.first().waitFor()
    await page.keyboard.press('F8')
    await page.getByRole('dialog').filter({ hasText: 'What to do' }).waitFor()
    const card = await new AxeBuilder({ page }).analyze()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Before this is sent' }).waitFor()
    const panel = await new AxeBuilder({ page }).analyze()
    expect(
      [...card.violations, ...panel.violations].map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`),
    ).toEqual([])
  })
})
