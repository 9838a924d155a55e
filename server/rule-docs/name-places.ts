// What jurisdictions are called, and which of the places that a clock names a conversation's place falls under.

const places: Record<string, string> = {
  global: 'everywhere',
  us: 'United States',
  'us-ca': 'California',
  eu: 'European Union',
  uk: 'United Kingdom',
  au: 'Australia',
  ca: 'Canada',
  in: 'India',
  br: 'Brazil',
  ch: 'Switzerland',
  nz: 'New Zealand',
  sg: 'Singapore',
  za: 'South Africa',
}

/** `us (HIPAA covered entities)` → `United States (HIPAA covered entities)`; `eu, uk` → `European Union, United Kingdom`. */
export function namePlaces(jurisdiction: string): string {
  return jurisdiction.replace(/\([^)]*\)|[a-z-]+/g, (part) => places[part] ?? part)
}

/** An organisation writes `everywhere` and the packs it has read sources for. */
export function describeJurisdictions(jurisdictions: readonly string[]): string {
  const named = jurisdictions.filter((each) => each !== 'global').map(namePlaces)
  if (!jurisdictions.includes('global')) return named.join(', ')
  return named.length === 0 ? 'Everywhere' : `Everywhere; written with the law of ${named.join(', ')} in view`
}
