import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readContent, refuseForeign } from '../../../server/cli/read-file.ts'

/** Each message as "line:column role text", then what is wrong, then ignores without a message. */
function read(name: string, content: string | Uint8Array): string[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const { messages, faults, strayIgnores, lines } = refuseForeign(readContent(name, bytes))
  const at = (offset: number) => {
    const { line, column } = lines.locate({ start: offset, end: offset })
    return `${line}:${column}`
  }
  return [
    ...messages.map(({ message, text, ignores }) => {
      const { line, column, endLine, endColumn } = lines.locate(text.locate(0, text.text.length))
      const context = message.context?.length ? ` +${message.context.length}` : ''
      const ignored = ignores.map(({ rule, reason }) => ` [${rule}: ${reason}]`).join('')
      return `${line}:${column}-${endLine}:${endColumn} ${message.role ? `${message.role}${context}: ` : ''}${message.text}${ignored}`
    }),
    ...faults.map(({ error, offset }) => `${at(offset)} ! ${error}`),
    ...strayIgnores.map(({ rule, offset }) => `${at(offset)} ? ${rule}`),
  ]
}

describe('.txt and .md', () => {
  test.each<[string, string, string, string[]]>([
    ['paragraphs', 'a.txt', 'Hello\nthere\n\n\n  Bye  \n', ['1:1-2:6 Hello\nthere', '5:3-5:6 Bye']],
    ['no blank line in .txt: a message a line', 'a.txt', 'Hello\nBye\n', ['1:1-1:6 Hello', '2:1-2:4 Bye']],
    ['but not in .md', 'a.md', 'Hello\nyou\n', ['1:1-2:4 Hello\nyou']],
    ['headings and rules are no messages', 'a.md', '# Title\nHello\n\n---\nBye', ['2:1-2:6 Hello', '5:1-5:4 Bye']],
    [
      'a list is a message an item',
      'a.md',
      '- One\n- Two\n  more\n1. Three',
      ['1:3-1:6 One', '2:3-3:7 Two\n  more', '4:4-4:9 Three'],
    ],
    ['a list inside a message is part of it', 'a.md', 'You need:\n- One\n- Two', ['1:1-3:6 You need:\n- One\n- Two']],
    ['settings at the top of a page are no message', 'a.md', '---\ntitle: x\n---\nHello', ['4:1-4:6 Hello']],
    ['comments are no message', 'a.md', 'Hello <!-- a\nb --> you\n\n<!-- c -->\n', ['1:1-2:10 Hello  you']],
    ['a comment that is never closed is text', 'a.txt', 'Hello <!-- you', ['1:1-1:15 Hello <!-- you']],
    ['CRLF', 'a.txt', 'Hello\r\nyou\r\n\r\nBye\r\n', ['1:1-2:4 Hello\r\nyou', '4:1-4:4 Bye']],
    ['byte order mark', 'a.txt', '\uFEFFHello', ['1:1-1:6 Hello']],
    ['empty', 'a.txt', '', []],
    ['only white space', 'a.md', ' \n\t\n', []],
  ])('%s', (_, name, content, expected) => expect(read(name, content)).toEqual(expected))

  test.each<[string, string, string[]]>([
    [
      'turns',
      'customer: Hi\nagent: Hello\nbot: Beep',
      ['1:11-1:13 customer: Hi', '2:8-2:13 agent +1: Hello', '3:6-3:10 bot +2: Beep'],
    ],
    [
      'names, times and bold',
      '[10:02] **Agent:** Hello\n- 10:03 Customer (Eve): Hi',
      ['1:20-1:25 agent: Hello', '2:25-2:27 customer +1: Hi'],
    ],
    [
      'a turn of several lines and paragraphs',
      'agent: One\ntwo\n\nthree',
      ['1:8-2:4 agent: One\ntwo', '4:1-4:6 agent +1: three'],
    ],
    [
      'a new conversation after a rule',
      'customer: Hi\n---\nagent: Hello',
      ['1:11-1:13 customer: Hi', '3:8-3:13 agent: Hello'],
    ],
  ])('transcripts: %s', (_, content, expected) => expect(read('a.txt', content)).toEqual(expected))

  test.each<[string, string, string[]]>([
    ['before the message', '<!-- scruple-ignore a/b: why -->\n\nHello', ['3:1-3:6 Hello [a/b: why]']],
    ['on its line', 'Hello <!-- scruple-ignore a/b: why --> you', ['1:1-1:43 Hello  you [a/b: why]']],
    [
      'inside it',
      'Hello\n<!-- scruple-ignore a/b: why -->\nyou\n\nBye',
      ['1:1-3:4 Hello\nyou [a/b: why]', '5:1-5:4 Bye'],
    ],
    ['with #', '# scruple-ignore a/b: why\nHello\n\nBye', ['2:1-2:6 Hello [a/b: why]', '4:1-4:4 Bye']],
    ['several', '# scruple-ignore a/b: why; c/d: also: this\nHello\n', ['2:1-2:6 Hello [a/b: why] [c/d: also: this]']],
    [
      'of one turn',
      'customer: Hi\nagent: Hello <!-- scruple-ignore a/b: why -->\nagent: Bye',
      ['1:11-1:13 customer: Hi', '2:8-2:13 agent +1: Hello [a/b: why]', '3:8-3:11 agent +2: Bye'],
    ],
    ['no message follows', 'Hello\n\n<!-- scruple-ignore a/b: why -->', ['1:1-1:6 Hello', '3:1 ? a/b']],
    [
      'no reason',
      'Hi\n\n# scruple-ignore a/b\nHello',
      [
        '1:1-1:3 Hi',
        '4:1-4:6 Hello',
        '3:1 ! scruple-ignore a/b gives no reason; write "scruple-ignore a/b: why it is right here"',
      ],
    ],
    [
      'no reason for one of two',
      '# scruple-ignore a/b: why; c/d\nHello\n\n',
      [
        '2:1-2:6 Hello [a/b: why]',
        '1:1 ! scruple-ignore c/d gives no reason; write "scruple-ignore c/d: why it is right here"',
      ],
    ],
    [
      'no rule',
      'Hello <!-- scruple-ignore -->',
      [
        '1:1-1:6 Hello',
        '1:7 ! scruple-ignore names no rule; write "scruple-ignore category/rule: why it is right here"',
      ],
    ],
  ])('ignores: %s', (_, content, expected) => expect(read('a.txt', content)).toEqual(expected))
})

describe('.csv', () => {
  test.each<[string, string, string[]]>([
    [
      'quotes, doubled quotes, line breaks',
      'id,Text\n1,"Say ""hi""\nnow"\n2,Bye\n',
      ['2:4-3:4 Say "hi"\nnow', '4:3-4:6 Bye'],
    ],
    ['semicolons', 'name;reply\nx;Hello, you\n', ['2:3-2:13 Hello, you']],
    ['tabs and CRLF', 'name\tbody\r\nx\tHello\r\n', ['2:3-2:8 Hello']],
    ['ignores', 'text,scruple-ignore\nHello,a/b: why\nBye,\n', ['2:1-2:6 Hello [a/b: why]', '3:1-3:4 Bye']],
    [
      'roles: one conversation',
      'role,text\nuser,Hi\nagent,Hello\n',
      ['2:6-2:8 customer: Hi', '3:7-3:12 agent +1: Hello'],
    ],
    [
      'roles: by conversation',
      'conversation,role,text\n1,customer,Hi\n2,agent,Hello\n1,agent,Bye\n',
      ['2:12-2:14 customer: Hi', '3:9-3:14 agent: Hello', '4:9-4:12 agent +1: Bye'],
    ],
    ['an unknown role', 'role,text\nboss,Hi\n', ['2:6 ! role must be agent, customer or bot']],
    ['short rows and empty lines', 'id,text\n1\n\n2,Hi\n', ['4:3-4:5 Hi']],
    ['no header that is known', 'a,b\n1,2\n', ['1:1 ! has no column named text, message, body, content, reply']],
    ['a quote that is never closed', 'id,text\n1,"Hello\n2,Bye\n', ['2:3 ! has a quoted field that is never closed']],
    [
      'text after a quote',
      'id,text\n1,"Hello" you\n',
      ['2:4-2:9 Hello', '2:4 ! has text after a closing quote; write a quote inside a field twice'],
    ],
    ['empty', '', []],
  ])('%s', (_, content, expected) => expect(read('a.csv', content)).toEqual(expected))
})

describe('.json', () => {
  const notKnown =
    '1:1 ! holds no message; expected texts, or objects with one of the fields text, message, body, content, reply'
  test.each<[string, string, string[]]>([
    ['texts', '["Hello", "Bye"]', ['1:3-1:8 Hello', '1:12-1:15 Bye']],
    ['escapes', '["a\\n\\u00e9\\"b"]', ['1:3-1:15 a\né"b']],
    ['macros', '{"macros": [{"title": "x", "text": "Hello"}]}', ['1:37-1:42 Hello']],
    ['replies by name', '{"greeting": "Hello", "end": "Bye"}', ['1:15-1:20 Hello', '1:31-1:34 Bye']],
    ['macros by name', '{"a": {"title": "x", "body": "Hello"}}', ['1:31-1:36 Hello']],
    [
      'a transcript',
      '[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]',
      ['1:28-1:30 customer: Hi', '1:64-1:69 bot +1: Hello'],
    ],
    [
      'roles without a customer are no conversation',
      '[{"role":"agent","text":"Hi"},{"role":"agent","text":"Bye"}]',
      ['1:26-1:28 agent: Hi', '1:55-1:58 agent: Bye'],
    ],
    [
      'context of its own',
      '{"text":"Hi","role":"agent","context":[{"role":"customer","text":"no"}]}',
      ['1:10-1:12 agent +1: Hi'],
    ],
    ['ignores', '[{"text":"Hi","scruple-ignore":"a/b: why; c/d: too"}]', ['1:11-1:13 Hi [a/b: why] [c/d: too]']],
    [
      'an ignore that is no text',
      '[{"text":"Hi","scruple-ignore":["a/b"]}]',
      ['1:11-1:13 Hi', '1:32 ! scruple-ignore must be a text, "category/rule: why it is right here"'],
    ],
    ['no prototype is touched', '{"__proto__": {"text": "Hi"}}', ['1:25-1:27 Hi']],
    ['no message', '{"a": [1, null]}', [notKnown]],
    ['not JSON', '{"a": ', ['1:1 ! is not JSON']],
    ['too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, ['1:65 ! is nested more than 64 deep']],
    ['empty', '', []],
  ])('%s', (_, content, expected) => {
    expect(read('a.json', content).map((line) => line.replace(/^1:\d+ ! is not JSON/, '1:1 ! is not JSON'))).toEqual(
      expected,
    )
  })
})

describe('.jsonl', () => {
  test.each<[string, string, string[]]>([
    ['a message a line', '{"text":"Hi"}\r\n\r\n{"text":"a\\tb","role":"bot"}', ['1:10-1:12 Hi', '3:10-3:14 bot: a\tb']],
    ['ignores', '{"text":"Hi","scruple-ignore":"a/b: why"}', ['1:10-1:12 Hi [a/b: why]']],
    [
      'an unknown field',
      '{"text":"Hi"}\n{"text":"Hi","rol":"bot"}',
      ['1:10-1:12 Hi', '2:10 ! rol is not a known field'],
    ],
    ['no text', '{"id":1}', ['1:1 ! message must have required properties text']],
    ['no JSON', 'Hello\n{"text":"Hi"}', ['2:10-2:12 Hi', '1:1 ! is not JSON; expected {"text": …} on one line']],
  ])('%s', (_, content, expected) => expect(read('a.jsonl', content)).toEqual(expected))
})

describe('hostile files', () => {
  test('what is not UTF-8 is refused, with its cure', () => {
    expect(read('a.txt', Buffer.from([0x48, 0xff, 0x69]))).toEqual(['1:1 ! is not UTF-8 text; save it as UTF-8'])
  })

  // Reading that is not linear would take hours here.
  test.each<[string, string, number]>([
    ['a.txt', '<!--'.repeat(250_000), 0],
    ['a.txt', 'agent:'.repeat(160_000), 0],
    ['a.txt', `[${' '.repeat(1_000_000)}`, 1],
    ['a.txt', `${' \n'.repeat(300_000)}x`, 1],
    ['a.txt', `# scruple-ignore ${'a/b;'.repeat(300_000)}\nx`, 1],
    ['a.md', '- '.repeat(500_000), 0],
    ['a.md', '- x\n'.repeat(20_000), 20_000],
    ['a.csv', `text\n${','.repeat(1_000_000)}`, 1],
    ['a.csv', `text\n${'"'.repeat(1_000_001)}`, 0],
    ['a.csv', `text\n${' "" '.repeat(200_000)}`, 0],
    ['a.csv', `text\n${'x\n'.repeat(20_000)}`, 20_000],
    ['a.json', `["${'\\\\'.repeat(500_000)}"]`, 0],
    ['a.json', `[${'"",'.repeat(20_000)}""]`, 20_001],
    ['a.jsonl', `${'{"text":"x"}\n'.repeat(20_000)}`, 20_000],
  ])('%s of %.20j… is read', (name, content, messages) => {
    expect(readContent(name, Buffer.from(content)).messages).toHaveLength(messages)
  })

  test('a text that is longer than a message may be is refused', () => {
    expect(read('a.txt', 'a'.repeat(140_000))).toEqual(['1:1 ! text must not have more than 131072 characters'])
  })
})

test('the place of every character is where the file has it', () => {
  const plain = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r\n', '"', '\\', 'é', '😀', ',', '<!-- x -->', 'agent: ', '- ', '#'),
  })
  fc.assert(
    fc.property(plain, (content) => {
      for (const name of ['a.txt', 'a.md', 'a.csv']) {
        const source = name === 'a.csv' ? `text\n"${content.replaceAll('"', '""')}"` : content
        for (const { text } of readContent(name, Buffer.from(source)).messages) {
          for (let i = 0; i < text.text.length; i++) {
            const { start, end } = text.locate(i, i + 1)
            expect(source.slice(start, end).replace('""', '"')).toBe(text.text.charAt(i))
          }
        }
      }
      const json = JSON.stringify([content])
      for (const { text } of readContent('a.json', Buffer.from(json)).messages) {
        expect(text.text).toBe(content)
        for (let i = 0; i < text.text.length; i++) {
          const { start, end } = text.locate(i, i + 1)
          expect(JSON.parse(`"${json.slice(start, end)}"`)).toBe(text.text.charAt(i))
        }
      }
    }),
  )
})
