// Evasions, masked values, look-alikes, whose a value is, and what earlier messages add.
import { describe, expect, test } from 'vitest'
import { findPeople } from '../../../analyzers/entities/person.ts'
import type { RecognizeOptions } from '../../../analyzers/entities/recognize.ts'
import { recognize } from './load-formats.ts'

const names = (text: string, options?: RecognizeOptions) =>
  recognize(text, options)
    .filter(({ score }) => score >= 0.5)
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)

describe('evasions', () => {
  test.each([
    ['four one one one, one one one one, one one one one, one one one one', 'CREDIT_CARD'],
    ['it is four double one one one one one one one one one one one one one one', 'CREDIT_CARD'],
    ['card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', 'CREDIT_CARD'],
    ['4111.1111.1111.1111', 'CREDIT_CARD'],
    ['4111/1111/1111/1111', 'CREDIT_CARD'],
    ['4111, 1111, 1111, 1111', 'CREDIT_CARD'],
    ['4111 - 1111 - 1111 - 1111', 'CREDIT_CARD'],
    ['4111\n1111\n1111\n1111', 'CREDIT_CARD'],
    ['４１１１ １１１１ １１１１ １１１１', 'CREDIT_CARD'],
    ['4111\u200b1111\u200b1111\u200b1111', 'CREDIT_CARD'],
    ['c v v is 123', 'CARD_VERIFICATION'],
    ['the cvv is one two three', 'CARD_VERIFICATION'],
    ['ssn eight nine nine one four two two oh seven', 'US_SSN'],
    ['sarah dot lee at example dot com', 'EMAIL_ADDRESS'],
    ['sarah.lee (at) example [dot] com', 'EMAIL_ADDRESS'],
    ['n a m e d at example dot com', 'EMAIL_ADDRESS'],
    ['ｓａｒａｈ＠example.com', 'EMAIL_ADDRESS'],
    ['the p a s s w o r d is Blue42!sky', 'PASSWORD'],
    ['call him on oh seven seven double oh nine double oh four six one', 'PHONE_NUMBER'],
  ])('%j holds a %s', (text, type) => {
    expect(recognize(text).map((each) => each.type)).toContain(type)
  })
})

describe('masked values are nobody’s', () => {
  test.each([
    'Your card •••• 4242 was charged.',
    'Your card 411111******1111 expires next month.',
    'Your card 411111••••••1111 expires next month.',
    'Visa **** **** **** 4242',
    'KYC done for Aadhaar XXXX XXXX 2346.',
    'The confirmation goes to j***@example.com.',
    'It goes to l•••••@example.de, is that right?',
    'I will call the number ending in 32.',
    'The refund goes to GB82 •••• 5432.',
    'The wallet 0x5aAe…BeAed received it.',
  ])('%j', (text) => expect(names(text)).toEqual([]))
})

describe('look-alikes', () => {
  test.each([
    'Your order number is 415-5550132-7781.',
    'Your tracking number is 0340 4341 6161 2345 6789.',
    'UPS tracking number 9400 1000 0000 0000 0000 00',
    'Tracking 1Z999AA10123456784 is in transit.',
    'Your parcel 4012 8888 8888 1881 left the depot.',
    'Order 1234567890123456 shipped today.',
    'Please update to firmware 4.2.1.10.',
    'Version 10.15.7 is required.',
    'Your parcel locker code is 482913.',
    'Your discount code is WINTER26.',
    'Ticket 91-2345678 is closed.',
    'Your confirmation number is 130 692 544.',
    'ISBN 978-3-16-148410-0',
    'The SKU is 400012345678.',
    'It costs $1,234,567.89 in total.',
    'We are open 9:00-17:30, 7 days.',
    'The meeting is on 12/05/2026 at 14:00.',
    'Your PIN must have 4 digits.',
    'Call 999 or 112 in an emergency.',
    'Error 0x80070057 means a bad parameter.',
    'Your password was reset yesterday.',
    'Flight BA2490 departs at 10:45.',
    'The 2024-2025 season starts soon.',
    'The IMEI is 15 digits long.',
  ])('%j', (text) => expect(names(text)).toEqual([]))
})

test('a look-alike’s word belongs to the first number after it only', () => {
  expect(names('About order 44211234: text her on 07700 900461.')).toEqual(['PHONE_NUMBER 07700 900461'])
})

describe('whose it is', () => {
  test.each([
    ['The courier’s personal mobile is 07700 900461.', true],
    ['His wife’s phone number is 020 7946 0991.', true],
    ['I will call you on 415-555-0132 then.', true],
    ['She lives at 14 Ash Grove.', true],
    ['The restaurant’s phone number is 01223 351880.', false],
    ['It’s free! The phone number is 01223 351880.', false],
    ['Their number is 510-508-2169.', false],
    ['You can reach the hotel at 01223 351880.', false],
    ['The address is 261 Driggs Avenue, Brooklyn.', false],
    ['Our store is at 200 Market Street.', false],
    ['Write to support@example.com.', false],
  ])('%j is a person’s: %s', (text, isPersons) => {
    const [found] = recognize(text)
    expect((found?.score ?? 0) >= 0.5).toBe(isPersons)
  })

  test('a bare answer is an organisation’s, unless the customer asked about their own', () => {
    const text = "It's 01223 351880."
    expect(names(text, { heard: ['What is the phone number of the museum?'] })).toEqual([])
    expect(names(text, { heard: ['Which number is on my account?'] })).toEqual(['PHONE_NUMBER 01223 351880'])
  })
})

describe('earlier messages', () => {
  test('a card over two messages: the part in this one', () => {
    expect(names('1111 1111', { previous: ['ok', 'Your card is 4111 1111'] })).toEqual(['CREDIT_CARD 1111 1111'])
  })
  test('a code after its question', () => {
    expect(names('737', { previous: ['And your CVV is'] })).toEqual(['CARD_VERIFICATION 737'])
    expect(names('It took 737 days.', { previous: ['And your CVV is'] })).toEqual([])
  })
  test('what the customer called a code is one when it is repeated', () => {
    expect(names('Great, 774102 works.', { heard: ['my otp is 774102'] })).toEqual(['ONE_TIME_CODE 774102'])
    expect(names('Great, 774103 works.', { heard: ['my otp is 774102'] })).toEqual([])
  })
})

describe('names, dates and numbers that were missed', () => {
  test.each([
    ['Your flatmate Arjun Iyer signed for it.', 'Arjun Iyer'],
    ['Chidi Okafor, account 4410077123, sent it.', 'Chidi Okafor'],
    ['That letter was for Helen Marsh.', 'Helen Marsh'],
  ])('%j names %s', (text, name) => {
    expect(findPeople(text).map(({ start, end }) => text.slice(start, end))).toEqual([name])
  })

  test.each(['Royal Mail, account 771234567, is billed.', 'The invoice was for Customer Services.'])(
    '%j names nobody',
    (text) => expect(findPeople(text)).toEqual([]),
  )

  test('a year of two digits, a Nigerian mobile', () => {
    expect(names('She gave 11/12/99 as her birthday.')).toEqual(['DATE_OF_BIRTH 11/12/99'])
    expect(names('Her birthday is 45/12/99.')).toEqual([])
    expect(names('The seller (0802 123 4567) posted it.')).toEqual(['PHONE_NUMBER 0802 123 4567'])
  })

  test('a number that the customer wrote is weaker when it is only read back', () => {
    const [found] = recognize('212-555-8873, is that right?', { heard: ['my number is 212-555-8873'] })
    expect(found?.type).toBe('PHONE_NUMBER')
    expect(found?.score).toBeLessThan(0.85)
  })
})

describe('precedence', () => {
  test.each([
    ['Your card 4111 1111 1111 1111', ['CREDIT_CARD 4111 1111 1111 1111']],
    ['The account is GB82WEST12345698765432.', ['IBAN_CODE GB82WEST12345698765432']],
    ['IMEI 490154203237518', ['IMEI 490154203237518']],
    [
      'use postgres://admin:Sup3rS3cret@db.internal:5432/app',
      ['CONNECTION_STRING postgres://admin:Sup3rS3cret@db.internal:5432/app'],
    ],
    ['Routing 021000021, account 483920117', ['ABA_ROUTING 021000021', 'BANK_ACCOUNT 483920117']],
  ])('%j', (text, expected) => expect(names(text)).toEqual(expected))
})

test('without a cue, a number counts only where its country is active', () => {
  expect(names('It is 6433435F.', { regions: ['IE'] })).toEqual(['IE_PPS 6433435F'])
  expect(names('It is 6433435F.', { regions: ['US'] })).toEqual([])
})

test('only the types that are asked for', () => {
  const text = 'Ana Petrova, ana@example.org, 4111 1111 1111 1111'
  expect(names(text, { types: new Set(['PERSON']) })).toEqual(['PERSON Ana Petrova'])
  expect(names(text)).toEqual(['EMAIL_ADDRESS ana@example.org', 'CREDIT_CARD 4111 1111 1111 1111'])
})
