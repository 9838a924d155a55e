// The queue of a conversation: in order, past failures, and without keeping others waiting.
import { expect, test } from 'vitest'
import { createQueue } from '../../../server/conversations/queue.ts'

test('one after another for a key, also after a failure', async () => {
  const queue = createQueue()
  const done: number[] = []
  let running = 0
  const work = (index: number) => async () => {
    expect(++running).toBe(1)
    await Promise.resolve()
    running--
    if (index === 1) throw new Error('one')
    done.push(index)
    return index
  }
  const results = await Promise.allSettled([0, 1, 2].map((index) => queue.run('c1', work(index))))
  expect(results).toMatchObject([{ value: 0 }, { reason: { message: 'one' } }, { value: 2 }])
  expect(done).toEqual([0, 2])
})

test('a flood for one key does not hold up another, or the event loop', async () => {
  const queue = createQueue()
  let flooded = 0
  const flood = Array.from({ length: 1000 }, () => queue.run('c1', async () => void flooded++))
  await queue.run('c2', async () => {})
  expect(flooded).toBeLessThan(10)
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(flooded).toBeLessThan(1000)
  await Promise.all(flood)
})

test('drained when all is done, also what was begun meanwhile', async () => {
  const queue = createQueue()
  const done: string[] = []
  const first = queue.run('c1', async () => {
    done.push('first')
    void queue.run('c2', async () => void done.push('second'))
  })
  await queue.drain()
  await first
  expect(done).toEqual(['first', 'second'])
})
