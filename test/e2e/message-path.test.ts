// The way of a message, in a real browser: typed, underlined, mended, sent, read by the customer, seen by the supervisor.
import { io } from 'socket.io-client'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Linter } from '../../analyzers/lint.ts'
import { emptyState } from '../../analyzers/state.ts'
import { loadLinter } from '../../server/policy/load-policy.ts'
import { hasBrowser, openPage, openWire, seats, startDemo } from './browser.ts'

const urgent = 'Only 2 left at this price, you must order in the next 5 minutes!'

async function openDemo(url: string) {
  const page = await openPage(`${url}/demo`)
  const demo = seats(page)
  await demo.draft.waitFor()
  await demo.customer.getByRole('textbox', { name: 'Your message' }).waitFor()
  return { page, ...demo }
}

describe.runIf(hasBrowser)('the demo in a browser', () => {
  test('type, underline, apply a suggestion, send; the customer sees it, the supervisor sees what was flagged', async () => {
    const server = await startDemo()
    const { page, draft, underlines, agent, send, chat, supervisor } = await openDemo(server.url)
    await draft.click()
    await page.keyboard.type(`Thanks for waiting. ${urgent}`)
    await underlines.first().waitFor()
    await agent.getByRole('status').filter({ hasText: /error/ }).waitFor()

    // By keyboard alone: to the finding, into its card, its first suggestion.
    await page.keyboard.press('F8')
    await page.keyboard.press('Alt+Enter')
    const card = page.getByRole('dialog').filter({ hasText: 'What to do' })
    await card.waitFor()
    expect(await card.getByRole('link').first().getAttribute('href')).toMatch(/^https:/)
    await card.getByRole('list', { name: 'Suggestions' }).getByRole('button').first().click()
    await underlines.first().waitFor({ state: 'detached' })
    const mended = ((await draft.textContent()) ?? '').trim()
    expect(mended).not.toContain('next 5 minutes')
    await page.keyboard.press('Enter')
    await chat.getByText(mended).waitFor()
    await send.waitFor()

    // As it was, it is stopped until there is a reason; the customer does not get it meanwhile.
    await draft.click()
    await page.keyboard.type(urgent)
    await underlines.first().waitFor()
    await page.keyboard.press('Enter')
    const panel = agent.getByRole('region', { name: 'Before this is sent' })
    await panel.getByRole('radio', { name: 'True and documented' }).check()
    expect(await chat.getByText(urgent).count()).toBe(0)
    await panel.getByRole('button', { name: 'Send with reason' }).click()
    await chat.getByText(urgent).waitFor()

    await supervisor
      .getByRole('button', { name: /Jamie Rivera/ })
      .first()
      .click()
    const review = page.getByRole('region', { name: /^Review of/ })
    await review.locator('mark').first().waitFor()
    await review.getByText('True and documented').first().waitFor()
  })

  test('a wrong price is contradicted by the price list, and put right in one click', async () => {
    const { policy, linter } = loadLinter({ facts: 'examples/facts.yaml' })
    const server = await startDemo({ linter, overlay: { facts: policy.facts ?? [] } })
    const { page, draft, underlines, chat } = await openDemo(server.url)
    await draft.click()
    await page.keyboard.type('Pro is $19 a month.')
    await underlines.first().waitFor()
    await page.keyboard.press('F8')
    await page.keyboard.press('Alt+Enter')
    const card = page.getByRole('dialog').filter({ hasText: '29.00 USD/month' })
    await card.getByRole('button', { name: /Say \$29/ }).click()
    await underlines.first().waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await chat.getByText('Pro is $29 a month.').waitFor()
  })

  test('the customer answers, and the agent sees the signal', async () => {
    const server = await startDemo()
    const { customer, agent, supervisor } = await openDemo(server.url)
    const text = customer.getByRole('textbox', { name: 'Your message' })
    await text.fill("no thanks, I don't want the insurance")
    await text.press('Enter')
    await agent.getByText("no thanks, I don't want the insurance").last().waitFor()
    await agent.getByText('Refusal of offer').last().waitFor({ state: 'attached' })
    await supervisor
      .getByRole('button', { name: /Jamie Rivera/ })
      .first()
      .waitFor()
  })

  test('a card number is shown masked before it goes, and goes masked', async () => {
    const server = await startDemo()
    const { page, draft, agent, chat } = await openDemo(server.url)
    await draft.click()
    await page.keyboard.type('Is the card 4111 1111 1111 1111 still the right one?')
    await agent.locator('.cm-lintRange').first().waitFor()
    await agent.getByText('•••• •••• •••• 1111', { exact: false }).first().waitFor()
    await page.keyboard.press('Enter')
    const panel = agent.getByRole('region', { name: 'Before this is sent' })
    if (await panel.isVisible().catch(() => false)) await panel.getByRole('button', { name: /^Send/ }).click()
    await chat.getByText('•••• •••• •••• 1111', { exact: false }).waitFor()
    expect(server.readStore()).not.toContain('4111 1111')
    expect(await chat.textContent()).not.toContain('4111')
  })

  test('a blocked card number reaches neither customer, store, log nor supervisor in clear', async () => {
    const server = await startDemo()
    const { page, draft, agent, chat, supervisor, send } = await openDemo(server.url)
    const secret = 'Your card 4111 1111 1111 1111 has the cvv 737, right?'
    await draft.click()
    await page.keyboard.type(secret)
    await agent.locator('.cm-lintRange').first().waitFor()
    await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Enter')

    // Past the page, straight at the gateway: it decides.
    const token = await (
      await fetch(`${server.url}/v1/demo/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"role":"agent"}',
      })
    ).json()
    const socket = io(`${server.url}/agent`, { auth: token as object, transports: ['websocket'], forceNew: true })
    onTestFinished(() => void socket.disconnect())
    const answer = await socket
      .timeout(5000)
      .emitWithAck('message:send', { conversationId: 'demo', clientId: 'forced', text: secret })
    expect(answer.message).toMatchObject({ status: 'held', action: 'block' })
    expect(JSON.stringify(answer)).not.toMatch(/4111 1111|737/)

    await supervisor
      .getByRole('button', { name: /Jamie Rivera/ })
      .first()
      .click()
    const review = page.getByRole('region', { name: /^Review of/ })
    await review.getByText('•••').first().waitFor()
    for (const text of [await chat.textContent(), await review.textContent(), server.readLog(), server.readStore()]) {
      expect(text).not.toMatch(/4111 ?1111|cvv 737/)
    }
  })

  test('a connection that breaks in the middle of a send loses nothing and doubles nothing', async () => {
    const server = await startDemo()
    const wire = await openWire(server.port)
    const { page, draft, agent, chat } = await openDemo(wire.url)
    const said = ['The first message.', 'The one in the middle.', 'The last message.']
    await draft.click()
    await page.keyboard.type(said[0] as string)
    await page.keyboard.press('Enter')
    await chat.getByText(said[0] as string).waitFor()

    // The server gets it and delivers it, and nobody hears of that; then the line is dead for a while.
    wire.loseAnswers()
    await page.keyboard.type(said[1] as string)
    await page.keyboard.press('Enter')
    await expect.poll(() => server.readStore().includes(said[1] as string)).toBe(true)
    wire.cut()
    await agent
      .getByText(/connect/i)
      .first()
      .waitFor()
    await page.keyboard.type(said[2] as string)
    await page.keyboard.press('Enter')
    wire.restore()

    await chat.getByText(said[2] as string).waitFor({ timeout: 20_000 })
    await expect.poll(() => agent.getByText('Sending', { exact: false }).count()).toBe(0)
    for (const text of said) {
      expect(await chat.getByText(text, { exact: true }).count()).toBe(1)
      expect(await agent.getByRole('log').getByText(text, { exact: true }).count()).toBe(1)
    }
    const shown = (await chat.locator('li').allTextContents()).map((line) => said.find((text) => line.includes(text)))
    expect(shown.filter(Boolean)).toEqual(said)
  })

  test('a linter fault is shown, and nothing gets past it', async () => {
    const broken: Linter = {
      lint: () => {
        throw new Error('broken')
      },
      advance: (state = emptyState) => state,
      recognize: () => [],
      maskSecrets: (text) => text,
    }
    const server = await startDemo({ linter: broken })
    const { page, draft, agent, chat } = await openDemo(server.url)
    await draft.click()
    await page.keyboard.type('Hello there.')
    await page.keyboard.press('Enter')
    await agent
      .getByText(/The check failed/)
      .first()
      .waitFor()
    expect(await chat.getByText('Hello there.').count()).toBe(0)
  })
})
