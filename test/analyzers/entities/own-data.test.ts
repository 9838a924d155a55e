// The company's own values are nobody's personal data.
import { expect, test } from 'vitest'
import { isOwnValue } from '../../../analyzers/entities/own-data.ts'
import type { FactValue } from '../../../analyzers/message.ts'

const rows: [string, string, Record<string, FactValue>, boolean][] = [
  ['EMAIL_ADDRESS', 'Help@Shop.example', { 'own.domains': 'shop.example, shop.test' }, true],
  ['EMAIL_ADDRESS', 'help@mail.shop.example', { 'own.domains': 'shop.example' }, true],
  ['EMAIL_ADDRESS', 'help@notshop.example', { 'own.domains': 'shop.example' }, false],
  ['EMAIL_ADDRESS', 'a@b.example', { 'own.emails.0': 'x@b.example', 'own.emails.1': 'a@b.example' }, true],
  ['PHONE_NUMBER', '0800 123 4567', { 'own.phones': '08001234567' }, true],
  ['PHONE_NUMBER', '+44 800 123 4567', { 'own.phones': '0800 123 4567; 020 7946 0000' }, true],
  ['PHONE_NUMBER', '0800 123 4568', { 'own.phones': '08001234567' }, false],
  ['PHONE_NUMBER', '4567', { 'own.phones': '08001234567' }, false],
  ['IBAN_CODE', 'DE02 1203 0000 0000 2020 51', { 'own.ibans': 'DE02120300000000202051' }, true],
  ['BANK_ACCOUNT', '11223344', { 'own.bankAccounts': '401122/11223344' }, true],
  ['UK_SORT_CODE', '40-11-22', { 'own.bankAccounts': '401122/11223344' }, true],
  ['POSTAL_ADDRESS', '1 Depot Road, Tilburg 5000 AA', { 'own.addresses': '1 Depot Road' }, true],
  ['POSTAL_ADDRESS', '11 Depot Lane', { 'own.addresses': '1 Depot Road' }, false],
  ['POSTAL_ADDRESS', '14 Ash Grove, LS6', { 'state.verified': 'yes', 'order.2.addr': '14 Ash Grove LS6 2PD' }, true],
  ['POSTAL_ADDRESS', '14 Ash Grove, LS6', { 'state.verified': 'no', 'order.2.addr': '14 Ash Grove LS6 2PD' }, false],
  ['US_EIN', '04-1234567', { 'own.ein': '041234567' }, true],
  ['IN_PAN', 'AAACO1234L', { 'own.pan': 'aaaco1234l' }, true],
  ['CRYPTO', '0xABC', { 'own.wallets': '0xabc' }, true],
  ['IP_ADDRESS', '9.9.9.9', { 'own.dns': '9.9.9.9' }, true],
  ['IP_ADDRESS', '198.51.100.7', { 'own.ipRanges': '198.51.100.0/24' }, true],
  ['IP_ADDRESS', '198.51.101.7', { 'own.ipRanges': '198.51.100.0/24' }, false],
  ['VIN', '1HGCM82633A004352', { 'own.fleet': 'yes' }, true],
  ['CREDIT_CARD', '4111 1111 1111 1111', { 'own.phones': '4111111111111111' }, false],
  ['EMAIL_ADDRESS', 'a@b.example', { 'own.domains': null, 'own.emails': true }, false],
  ['URL', 'https://pay.ourshop.example/bill', { 'own.domains': 'ourshop.example' }, true],
  ['URL', 'https://maker.example', {}, true],
  ['URL', 'https://maker.example', { 'own.domains': 'ourshop.example' }, true],
  ['URL', 'https://ourshop.helpdesk.example', { 'own.domains': 'ourshop.example' }, true],
  ['URL', 'https://maker.example', { allowedDomains: 'ourshop.example' }, false],
  ['URL', 'https://a:b@WWW.Maker.example:8443/x', { allowedDomains: 'maker.example' }, true],
  ['URL', 'https://oursohp.example', { 'own.domains': 'ourshop.example' }, false],
  ['URL', 'https://0urshop.example', { 'own.domains': 'ourshop.example' }, false],
  ['URL', 'https://pay.ourshops.example', { 'own.domains': 'ourshop.example' }, false],
  ['URL', 'https://ourshop-refund.example', { 'own.domains': 'ourshop.example' }, false],
  ['URL', 'https://ourshop.example.pay.example', { 'own.domains': 'ourshop.example' }, false],
]

test.each(rows)('%s %s with %j: %s', (type, value, facts, expected) =>
  expect(isOwnValue(value, type, facts)).toBe(expected),
)
