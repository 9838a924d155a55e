// The demo's conversations. Every name and number is invented: numbers come from ranges set aside for examples and tests.
import type { Reason } from '../contract.ts'
import { demoConversationId, demoPeople } from './people.ts'

export interface SeedConversation {
  conversationId: string
  customerName: string
  agentName: string
  /** When it began. */
  minutesAgo: number
  turns: ({ customer: string } | { agent: string; reason?: Reason })[]
}

export const seedConversations: SeedConversation[] = [
  {
    conversationId: 'late-parcel',
    customerName: 'Priya Raman',
    agentName: 'Tom Brandt',
    minutesAgo: 190,
    turns: [
      { customer: 'Hi, my parcel was due on Tuesday and the tracking has not moved since.' },
      { agent: 'Hello Priya, I am sorry about that. May I have the order number, please?' },
      { customer: 'It is NW-20417.' },
      { agent: 'Thank you. The carrier has it at the depot in Leeds; the next scan is due this evening.' },
      { customer: 'Okay. Will I get it before the weekend?' },
      { agent: 'I guarantee you will have it on Friday.' },
      {
        agent:
          'The carrier plans delivery for Friday. If it has not come by then, write to us and we will send another.',
      },
      { customer: 'That works, thanks!' },
    ],
  },
  {
    conversationId: 'plan-upgrade',
    customerName: 'Marcus Webb',
    agentName: 'Lena Fischer',
    minutesAgo: 128,
    turns: [
      { customer: 'What does the larger plan cost? I am only comparing at the moment.' },
      { agent: 'It is 24 euros a month, and you can leave at the end of any month.' },
      { agent: 'Only 2 left at this price, you must order in the next 5 minutes!' },
      { customer: "No thanks, I don't want the upgrade." },
      { agent: 'Are you sure? Everyone else is upgrading, you would be a fool to miss this.' },
      { customer: 'I said no. Please stop asking.' },
      { agent: 'Understood, I will not raise it again. Is there anything else I can help with?' },
    ],
  },
  {
    conversationId: 'card-typed',
    customerName: 'Aiko Tanabe',
    agentName: 'Tom Brandt',
    minutesAgo: 84,
    turns: [
      { customer: 'My payment failed twice. My card is 4111 1111 1111 1111, can you just run it again?' },
      { agent: 'Please do not send card numbers here. I will send you a link to the payment page instead.' },
      { agent: 'To confirm, I have the card 4111 1111 1111 1111 on file, is that right?' },
      { agent: 'You can enter the card again on the payment page; I cannot see the number there.' },
      { customer: 'Done, it went through now.' },
    ],
  },
  {
    conversationId: 'cancel-account',
    customerName: 'Helen Osei',
    agentName: 'Lena Fischer',
    minutesAgo: 51,
    turns: [
      { customer: 'I would like to cancel my subscription, please.' },
      { agent: 'You can only cancel by phone, and you will lose everything if you leave now.' },
      { agent: 'I have cancelled it for you. It runs until the 30th, and you will not be charged again.' },
      { customer: 'Thank you. And please delete my personal data.' },
      { agent: 'I have passed your request to our privacy team. They will write to you within one month.' },
    ],
  },
  {
    conversationId: 'screen-reader',
    customerName: 'Noor Haddad',
    agentName: 'Ravi Menon',
    minutesAgo: 33,
    turns: [
      { customer: 'I am blind and use a screen reader, and I cannot get past your returns form.' },
      { agent: 'I am sorry about that. I can do the return for you here: which item would you like to send back?' },
      { customer: 'The blue lamp from last week.' },
      {
        agent:
          'Thank you. The label is on its way to your e-mail as plain text, and the refund follows when the lamp arrives.',
      },
    ],
  },
  {
    conversationId: demoConversationId,
    customerName: demoPeople.customer,
    agentName: demoPeople.agent,
    minutesAgo: 6,
    turns: [
      { customer: 'Hi! I bought the Northwind desk chair and one of the castors is missing.' },
      { agent: 'Hello Jamie, thanks for writing. I am sorry the box was not complete.' },
      { customer: 'Can you send the missing one?' },
    ],
  },
]
