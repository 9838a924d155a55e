// Compiles a lexicon once, across all rules: one vocabulary, one trigger for what agents say, one for what customers say.
import { compileEntities, type EntityRecognizer } from './entities/recognize.ts'
import type { Lexicon, RuleFile } from './rule.ts'
import { type Pattern, PatternError, PatternReader } from './text/03-pattern.ts'
import { compileTrigger, type Trigger } from './text/04-trigger.ts'
import { Vocabulary } from './text/vocabulary.ts'

type FileOf<K extends RuleFile['kind']> = Extract<RuleFile, { kind: K }>
type AgentRuleFile = Exclude<RuleFile, { kind: 'signal' }>

export interface CompiledSaid {
  within: number
  patterns: Pattern[]
}

interface CompiledContext {
  signals: readonly string[] | undefined
  customer: CompiledSaid | undefined
  agent: CompiledSaid | undefined
  unlessCustomer: CompiledSaid | undefined
}

export interface CompiledRule<F extends AgentRuleFile = AgentRuleFile> {
  id: string
  file: F
  context: CompiledContext
  except: Pattern[]
  /** phrase: proximity; combination: `andMatch`. */
  with: Pattern[]
}

interface CompiledSignal {
  id: string
  file: FileOf<'signal'>
  except: Pattern[]
  closedBy: Pattern[]
}

/** What one pattern of the trigger stands for. */
export type AgentPattern = {
  pattern: Pattern
  rule: CompiledRule<FileOf<'phrase'> | FileOf<'repetition'> | FileOf<'combination'>>
  isUnverified: boolean
}
type CustomerPattern = { pattern: Pattern; signal: CompiledSignal; strength: 'explicit' | 'implied' }

export interface CompiledLexicon {
  vocabulary: Vocabulary
  agentPatterns: AgentPattern[]
  /** Rules that need no earlier turn, and those that do: the first message of a conversation is spared the second pass. */
  agentTriggers: { trigger: Trigger; patterns: AgentPattern[]; needsTurns: boolean }[]
  customerPatterns: CustomerPattern[]
  customerTrigger: Trigger
  entityRules: CompiledRule<FileOf<'entity'>>[]
  combinationRules: CompiledRule<FileOf<'combination'>>[]
  recognizer: EntityRecognizer
  /** The types that entity rules ask for. */
  entityTypes: ReadonlySet<string>
}

/** @throws PatternError, naming rule and field. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const vocabulary = new Vocabulary()
  const agentPatterns: AgentPattern[] = []
  const customerPatterns: CustomerPattern[] = []
  const entityRules: CompiledLexicon['entityRules'] = []
  const combinationRules: CompiledLexicon['combinationRules'] = []

  const parseField = createParser(lexicon.lists, vocabulary)

  for (const [id, file] of Object.entries(lexicon.rules)) {
    const parse = (field: string, sources: readonly string[] | undefined) => parseField(id, field, sources)
    const said = (field: string, part: { within: number; said: string[] } | undefined) =>
      part && { within: part.within, patterns: parse(field, part.said) }

    if (file.kind === 'signal') {
      const signal = {
        id: id.slice('signals/'.length),
        file,
        except: parse('except', file.except),
        closedBy: parse('closedBy', file.closedBy),
      }
      for (const pattern of parse('match', file.match)) customerPatterns.push({ pattern, signal, strength: 'explicit' })
      for (const pattern of parse('implied', file.implied))
        customerPatterns.push({ pattern, signal, strength: 'implied' })
      continue
    }
    const base = {
      id,
      context: {
        signals: file.when?.signal,
        customer: said('when.customer', file.when?.customer),
        agent: said('when.agent', file.when?.agent),
        unlessCustomer: said('unlessCustomer', file.unlessCustomer),
      },
      except: parse('except', 'except' in file ? file.except : undefined),
      with: parse('with', file.kind === 'phrase' ? file.with : file.kind === 'combination' ? file.andMatch : undefined),
    }
    if (file.kind === 'phrase') {
      const rule = { ...base, file }
      for (const pattern of parse('match', file.match)) agentPatterns.push({ pattern, rule, isUnverified: false })
      for (const pattern of parse('unverified', file.unverified))
        agentPatterns.push({ pattern, rule, isUnverified: true })
    } else if (file.kind === 'repetition') {
      const rule = { ...base, file }
      for (const pattern of parse('ask', file.ask)) agentPatterns.push({ pattern, rule, isUnverified: false })
    } else if (file.kind === 'entity') entityRules.push({ ...base, file })
    else {
      const rule = { ...base, file }
      combinationRules.push(rule)
      for (const pattern of rule.with) agentPatterns.push({ pattern, rule, isUnverified: false })
    }
  }
  return {
    vocabulary,
    agentPatterns,
    agentTriggers: [false, true].map((needed) => {
      const patterns = agentPatterns.filter((each) => needsTurns(each.rule) === needed)
      const trigger = compileTrigger(
        patterns.map((each) => each.pattern),
        vocabulary.size,
      )
      return { trigger, patterns, needsTurns: needed }
    }),
    customerPatterns,
    customerTrigger: compileTrigger(
      customerPatterns.map((each) => each.pattern),
      vocabulary.size,
    ),
    entityRules,
    combinationRules,
    recognizer: compileEntities(lexicon.entities, lexicon.lists),
    entityTypes: new Set(entityRules.flatMap((rule) => rule.file.entities)),
  }
}

/** A rule about the conversation cannot fire in its first message. */
const needsTurns = ({ context }: CompiledRule) =>
  context.signals !== undefined || context.customer !== undefined || context.agent !== undefined

/** Reads patterns for all rules; the same pattern in two rules is one, and is matched once. */
function createParser(lists: Lexicon['lists'], vocabulary: Vocabulary) {
  const reader = new PatternReader(lists, vocabulary)
  const known = new Map<string, Pattern[]>()
  return (id: string, field: string, sources: readonly string[] | undefined): Pattern[] =>
    (sources ?? []).flatMap((source) => {
      try {
        const patterns = known.get(source) ?? reader.read(source)
        known.set(source, patterns)
        return patterns
      } catch (error) {
        if (error instanceof PatternError) throw new PatternError(`${id}: ${field}: ${error.message}`)
        throw error
      }
    })
}
