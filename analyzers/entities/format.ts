// Schema of an entity format: how one identifier looks, what proves it, and which words around it speak for or against it.
import { type Static, Type } from 'typebox'
import { type ValidatorName, validatorNames } from './validators/register.ts'

const closed = { additionalProperties: false }
const Words = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1 })
const Validator = Type.Unsafe<ValidatorName>({ type: 'string', enum: validatorNames })
const Score = Type.Number({ minimum: 0, maximum: 1 })
const literals = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)))

/** `all`: every letter and digit; `email`: first letter and domain stay; `iban`: country and last four stay; `secret`: nothing stays, not even separators. */
export const maskStyles = ['all', 'last2', 'last3', 'last4', 'email', 'iban', 'secret'] as const
export type MaskStyle = (typeof maskStyles)[number]

/** What finds candidates where a regular expression is not enough. */
const finders = ['phone', 'person'] as const

export const EntityFormat = Type.Object(
  {
    type: Type.String({ pattern: '^[A-Z][A-Z0-9_]+$', description: "Presidio's name where it has one" }),
    title: Type.String({ minLength: 3 }),
    patterns: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description:
          'Regular expressions, linear. The group `value`, where there is one, is the span; else the whole match.',
      }),
    ),
    finder: Type.Optional(literals(finders)),
    ignoreCase: Type.Optional(Type.Boolean()),
    digits: Type.Integer({ minimum: 0, description: 'The fewest digits that a text with such a value holds.' }),
    run: Type.Optional(
      Type.Integer({ minimum: 2, description: 'The text must hold a run of this many characters without a space.' }),
    ),
    hints: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description:
          'The text must hold one of these (lower case; anywhere, or as a word of its own where it begins with a space), so that most messages cost nothing. Needed where `digits` is 0.',
      }),
    ),
    validator: Type.Optional(Validator),
    typo: Type.Optional(
      Type.Object(
        { validator: Validator, score: Score },
        {
          ...closed,
          description: 'With a cue, a value that fails the validator but passes this one is a mistyped one.',
        },
      ),
    ),
    score: Type.Optional(Score),
    cueScore: Score,
    cues: Type.Optional(Words),
    also: Type.Optional(Words),
    not: Type.Optional(Words),
    window: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 200,
        description: 'How far before the value a cue may stand, in characters; 40 unless told.',
      }),
    ),
    person: Type.Optional(Words),
    organisation: Type.Optional(Words),
    unowned: Type.Optional(Words),
    personScore: Type.Optional(Score),
    tellingScore: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'Of a form that is rarely anything else: a mobile or international number.',
      }),
    ),
    impersonal: Type.Optional(
      Type.String({ description: "Values of this form are an organisation's: info@, support@." }),
    ),
    asked: Type.Optional(
      Type.Boolean({
        description: "A bare answer (“it's …”) gives an organisation's, unless the customer asked about their own.",
      }),
    ),
    regions: Type.Optional(
      Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), {
        description: 'Without a cue, only where one of these is active.',
      }),
    ),
    spoken: Type.Optional(Type.Boolean({ description: 'Also looked for in digits that are spelled out or spaced.' })),
    secret: Type.Optional(Type.Boolean({ description: 'Tier 1: wins over every other entity on the same words.' })),
    mask: literals(maskStyles),
    examples: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description: '«…» is exactly what is found.' }),
    ignored: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), { description: 'Look-alikes in which it is not found.' }),
    ),
  },
  {
    ...closed,
    description:
      'score: without a cue; absent means that a cue is required. cues, also, not, person, organisation, unowned (nobody named: taken for an organisation): words; @name calls a list.',
  },
)
export type EntityFormat = Static<typeof EntityFormat>
