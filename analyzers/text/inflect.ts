// Inflected forms of a verb or noun: `~cancel` in a pattern stands for all of them.

// biome-ignore format: a table
const irregular = `
be is are was were been being am|have has had having|do does did done doing|go goes went gone going|get gets got gotten getting
buy buys bought buying|pay pays paid paying|sell sells sold selling|lose loses lost losing|take takes took taken taking|give gives gave given giving
make makes made making|say says said saying|tell tells told telling|send sends sent sending|keep keeps kept keeping|leave leaves left leaving
find finds found finding|think thinks thought thinking|know knows knew known knowing|mean means meant meaning|put puts putting|let lets letting
cut cuts cutting|cost costs costing|run runs ran running|read reads reading|write writes wrote written writing|speak speaks spoke spoken speaking
break breaks broke broken breaking|steal steals stole stolen stealing|hide hides hid hidden hiding|build builds built building|bring brings brought bringing
choose chooses chose chosen choosing|forget forgets forgot forgotten forgetting|hear hears heard hearing|hold holds held holding|see sees saw seen seeing
come comes came coming|become becomes became becoming|begin begins began begun beginning|feel feels felt feeling|win wins won winning|meet meets met meeting
spend spends spent spending|teach teaches taught teaching|catch catches caught catching|eat eats ate eaten eating|fall falls fell fallen falling
drive drives drove driven driving|wear wears wore worn wearing|shut shuts shutting|hit hits hitting|hurt hurts hurting|show shows showed shown showing
grow grows grew grown growing|throw throws threw thrown throwing|stand stands stood standing|understand understands understood understanding
deal deals dealt dealing|lend lends lent lending|sleep sleeps slept sleeping|swear swears swore sworn swearing|set sets setting|stick sticks stuck sticking
quit quits quitting|sue sues sued suing|die dies died dying|lie lies lied lying|man men|woman women|child children|person people persons|wife wives|life lives
fly flies flew flown flying|ride rides rode ridden riding|bet bets betting|beat beats beaten beating|blow blows blew blown blowing|draw draws drew drawn drawing
rise rises rose risen rising|ring rings rang rung ringing|sit sits sat sitting|fight fights fought fighting|feed feeds fed feeding|bear bears bore borne bearing`
const formsOf = new Map<string, string[]>()
for (const row of irregular.trim().split(/[|\n]/)) {
  const forms = row.split(' ')
  formsOf.set(forms[0] as string, forms)
}

export function inflect(base: string): string[] {
  const known = formsOf.get(base)
  if (known) return known
  const forms = new Set([base])
  const vowelY = /[aeiou]y$/.test(base)
  if (base.endsWith('y') && !vowelY) add(forms, base.slice(0, -1), ['ies', 'ied'])
  else if (/(s|x|z|ch|sh)$/.test(base)) add(forms, base, ['es'])
  else add(forms, base, ['s'])
  if (base.endsWith('ee')) add(forms, base, ['d', 'ing'])
  else if (base.endsWith('ie')) add(forms, base, ['d']).add(`${base.slice(0, -2)}ying`)
  else if (base.endsWith('e')) add(forms, base.slice(0, -1), ['ed', 'ing'])
  else {
    if (!base.endsWith('y') || vowelY) add(forms, base, ['ed'])
    add(forms, base, ['ing'])
    // A final consonant may double: cancelled (British), canceled (American), shipped.
    if (/[^aeiou][aeiou][bdfglmnprt]$/.test(base)) add(forms, base + base[base.length - 1], ['ed', 'ing'])
  }
  return [...forms]
}

function add(forms: Set<string>, stem: string, endings: string[]): Set<string> {
  for (const ending of endings) forms.add(stem + ending)
  return forms
}
