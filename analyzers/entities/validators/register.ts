// The names by which entity formats call a validator.
import * as americas from './americas.ts'
import * as asia from './asia.ts'
import * as wallets from './crypto.ts'
import * as documents from './documents.ts'
import * as europe from './europe.ts'
import * as oceania from './oceania.ts'
import * as payment from './payment.ts'
import * as secrets from './secrets.ts'
import * as uk from './uk.ts'
import * as us from './us.ts'

type Validator = (value: string) => boolean

/** `checksum`: arithmetic that a random number fails nine times in ten or more; `structure`: ranges, dates or classes only. */
export interface Registered {
  test: Validator
  proves: 'checksum' | 'structure'
}

const checksum = (test: Validator): Registered => ({ test, proves: 'checksum' })
const structure = (test: Validator): Registered => ({ test, proves: 'structure' })

export const validators = {
  card: checksum(payment.isCard),
  'card-like': structure(payment.isCardLike),
  iban: checksum(payment.isIban),
  'aba-routing': checksum(payment.isAbaRouting),
  bic: structure(payment.isBic),
  'us-ssn': structure(us.isSsn),
  'us-itin': structure(us.isItin),
  'us-ein': structure(us.isEin),
  'us-mbi': structure(us.isMbi),
  'us-npi': checksum(us.isNpi),
  'us-dea': checksum(us.isDea),
  'uk-nhs': checksum(uk.isNhs),
  'uk-nino': structure(uk.isNino),
  'uk-utr': checksum(uk.isUtr),
  'uk-driving-licence': structure(uk.isUkDrivingLicence),
  'ca-sin': checksum(americas.isCanadianSin),
  'br-cpf': checksum(americas.isBrazilianCpf),
  'mx-curp': checksum(americas.isMexicanCurp),
  'in-aadhaar': checksum(asia.isAadhaar),
  'in-pan': structure(asia.isIndianPan),
  'in-pan-of-person': structure(asia.isIndianPanOfPerson),
  'kr-rrn-form': structure(asia.isKoreanForm),
  'kr-rrn': checksum(asia.isKoreanRrn),
  'cn-ric': checksum(asia.isChineseRic),
  'hk-hkid': checksum(asia.isHongKongId),
  'sg-nric': checksum(asia.isSingaporeNric),
  'jp-my-number': checksum(asia.isJapaneseMyNumber),
  'tr-tckn': checksum(asia.isTurkishTckn),
  'th-tnin': checksum(asia.isThaiTnin),
  'za-id': checksum(asia.isSouthAfricanId),
  'au-tfn': checksum(oceania.isAustralianTfn),
  'au-abn': checksum(oceania.isAustralianAbn),
  'au-acn': checksum(oceania.isAustralianAcn),
  'au-medicare': checksum(oceania.isAustralianMedicare),
  'es-nif': checksum(europe.isSpanishNif),
  'es-nie': checksum(europe.isSpanishNie),
  'it-fiscal-code': checksum(europe.isItalianFiscalCode),
  'it-vat': checksum(europe.isItalianVat),
  'fr-nir': checksum(europe.isFrenchNir),
  'nl-bsn': checksum(europe.isDutchBsn),
  'be-rrn': checksum(europe.isBelgianRrn),
  'pl-pesel': checksum(europe.isPolishPesel),
  'de-tax-id': checksum(europe.isGermanTaxId),
  'de-document': structure(europe.isGermanDocument),
  'se-personnummer': checksum(europe.isSwedishPersonnummer),
  'no-fnr': checksum(europe.isNorwegianFnr),
  'fi-hetu': checksum(europe.isFinnishHetu),
  'pt-nif': checksum(europe.isPortugueseNif),
  'ie-pps': checksum(europe.isIrishPps),
  'ch-ahv': checksum(europe.isSwissAhv),
  'dk-cpr': structure(europe.isDanishCpr),
  'at-svnr': checksum(europe.isAustrianSvnr),
  'ro-cnp': checksum(europe.isRomanianCnp),
  mrz: checksum(documents.isMrz),
  vin: checksum(documents.isVin),
  imei: checksum(documents.isImei),
  iccid: checksum(documents.isIccid),
  imsi: structure(documents.isImsi),
  'public-ipv4': structure(documents.isPublicIpv4),
  'public-ipv6': structure(documents.isPublicIpv6),
  mac: structure(documents.isMac),
  mixed: structure(documents.isMixed),
  'birth-date': structure(documents.isBirthDate),
  coordinates: structure(documents.isCoordinatePair),
  wallet: checksum(wallets.isWallet),
  'github-token': checksum(secrets.isGitHubToken),
  'aws-key-id': structure(secrets.isAwsKeyId),
  jwt: checksum(secrets.isJwt),
  'high-entropy': structure(secrets.isHighEntropy),
  password: structure(secrets.isPassword),
  code: structure(secrets.isCode),
  email: structure(secrets.isEmail),
  'email-spoken': structure(secrets.isSpokenEmail),
} as const satisfies Record<string, Registered>

export type ValidatorName = keyof typeof validators
export const validatorNames = Object.keys(validators) as ValidatorName[]
