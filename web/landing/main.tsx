// The start page: the doors of this server.
import { IconArrowRight, IconBook2, IconEye, IconLayoutColumns, IconMessageCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { mountPage, PageFrame } from '../page.tsx'
import classes from './landing.module.css'

interface Door {
  href: string
  icon: ReactNode
  title: string
  text: string
}

const doors: Door[] = [
  {
    href: '/demo',
    icon: <IconLayoutColumns size={22} />,
    title: 'Demo',
    text: 'Customer, agent and supervisor side by side. In demo mode only, on this machine.',
  },
  {
    href: '/agent',
    icon: <IconMessageCircle size={22} />,
    title: 'Agent console',
    text: 'Answer customers; drafts are checked while you type.',
  },
  {
    href: '/supervisor',
    icon: <IconEye size={22} />,
    title: 'Supervisor console',
    text: 'Flagged conversations, live, with the words and the reasons.',
  },
  {
    href: '/docs',
    icon: <IconBook2 size={22} />,
    title: 'HTTP interface',
    text: 'Every route with its schema, to lint and check messages from other tools.',
  },
]

mountPage(
  <PageFrame title="Start">
    <div className={classes.page}>
      <p className={classes.lead}>
        Scruple reads every message to a customer before it is sent, and says what is wrong with it, why, and how to put
        it better.
      </p>
      <ul className={classes.doors}>
        {doors.map(({ href, icon, title, text }) => (
          <li key={href}>
            <a className={classes.door} href={href}>
              <span className={classes.icon} aria-hidden>
                {icon}
              </span>
              <span>
                <span className={classes.doorTitle}>{title}</span>
                <span className={classes.doorText}>{text}</span>
              </span>
              <IconArrowRight size={18} aria-hidden className={classes.arrow} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  </PageFrame>,
)
