// The documentation in a real browser: the search by keyboard, the way from a finding to its rule, and what works without scripts.
import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { hasBrowser, openPage, seats, startDemo } from './browser.ts'

describe.runIf(hasBrowser)('the pages of the rules', () => {
  test('are found, opened and left by the keyboard alone', async () => {
    const { url } = await startDemo()
    const page = await openPage(`${url}/docs/rules`)
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    const search = page.getByRole('searchbox', { name: 'Find a rule or signal' })
    await search.waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('false urg')
    await page.getByRole('status').filter({ hasText: '1 found' }).waitFor()
    expect(await page.getByRole('link', { name: 'False urgency' }).isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: 'Iban' }).isVisible()).toBe(false)
    expect(page.url()).toContain('q=false+urg')

    await page.keyboard.press('Escape')
    await page.keyboard.type('no such rule at all')
    await page.getByRole('status').filter({ hasText: 'Nothing found' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.type('guilt')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await page.locator('input:focus').count()).toBe(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Guilt appeal' }).waitFor()
    await page.goBack()
    expect(await search.inputValue()).toBe('guilt')
    expect(problems).toEqual([])
  })

  test('are a plain list without scripts', async () => {
    const { url } = await startDemo()
    const page = await openPage(`${url}/docs/rules`, { javaScriptEnabled: false })
    expect(await page.getByRole('searchbox').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'False urgency' }).first().isVisible()).toBe(true)
  })

  test('open from the card of a finding', async () => {
    const { url } = await startDemo()
    const page = await openPage(`${url}/demo`)
    const { draft, underlines } = seats(page)
    await draft.click()
    await page.keyboard.type('You must order in the next 5 minutes!')
    await underlines.first().waitFor()
    await page.keyboard.press('F8')
    const link = page.getByRole('link', { name: /^About this rule.*: False urgency \(opens in a new tab\)$/ })
    expect(await link.getAttribute('rel')).toContain('noopener')
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()])
    await opened.getByRole('heading', { level: 1, name: 'False urgency' }).waitFor()
    expect(await opened.locator('mark').first().isVisible()).toBe(true)
  })

  test('the duty of a signal opens to the terms by law that it may start', async () => {
    const { url } = await startDemo()
    const page = await openPage(`${url}/demo`)
    const { agent, customer } = seats(page)
    const text = customer.getByRole('textbox', { name: 'Your message' })
    await text.fill('Please unsubscribe me from your newsletter')
    await text.press('Enter')
    const duty = agent.getByText('Consent withdrawal.')
    await duty.waitFor()
    const terms = agent.getByRole('list', { name: 'Terms by law that this may start' })
    expect(await terms.isVisible()).toBe(false)
    await duty.click()
    await terms.getByText('10 business days').first().waitFor()
    const { violations } = await new AxeBuilder({ page }).include('details').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
