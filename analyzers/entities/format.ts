// Temporary stand-in until the recognisers land.
import { type Static, Type } from 'typebox'

export const EntityFormat = Type.Record(Type.String(), Type.Unknown())
export type EntityFormat = Static<typeof EntityFormat>
