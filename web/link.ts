// What a link to the server is doing; apart from the socket, because pure state speaks of it too.

/** `refused`: the server turned the token away, and trying again with it is useless. */
export type Link =
  | { state: 'connecting' | 'online' | 'reconnecting' | 'offline' }
  | { state: 'refused'; code: string; message: string }

/** The code of a question that got no answer: the link broke, or the time ran out. The server may have acted on it. */
export const noAnswer = 'SCR_NO_ANSWER'
