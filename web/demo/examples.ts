// Things to try in the demo: each shows something else that Scruple does.

/** The conversation that the customer's demo token names. */
export const demoConversationId = 'demo'

export interface Example {
  name: string
  text: string
}

export const agentExamples: Example[] = [
  { name: 'Rush the customer', text: 'Only 2 left at this price, you must order in the next 5 minutes!' },
  { name: 'Repeat a card number', text: 'Is the card 4111 1111 1111 1111 still the right one?' },
  { name: 'Promise too much', text: "I guarantee you'll never have an outage again." },
  { name: 'Judge a group', text: 'You people always ask for refunds.' },
]

export const customerExamples: Example[] = [
  { name: 'Refuse an offer', text: "no thanks, I don't want the insurance" },
  { name: 'Cancel', text: 'I want to cancel my subscription.' },
]
