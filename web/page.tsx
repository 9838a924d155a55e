// What every page stands on: React, the theme, the frame with the product's name, and the switch for light and dark.
import {
  ActionIcon,
  localStorageColorSchemeManager,
  MantineProvider,
  Title,
  Tooltip,
  useMantineColorScheme,
} from '@mantine/core'
import './mantine.ts'
import { useComputedColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import classes from './page.module.css'
import { resolveVariables, theme } from './theme.ts'

/** The key is also read by public/color-scheme.js, before the first paint. */
const schemeManager = localStorageColorSchemeManager({ key: 'scruple-color-scheme' })

export function mountPage(page: ReactNode): void {
  const root = document.getElementById('root')
  if (!root) return
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
      >
        {page}
      </MantineProvider>
    </StrictMode>,
  )
}

/** Banner and main landmark. `title` is the page's one h1. */
export function PageFrame({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <a className={classes.brand} href="/" aria-label="Scruple, start page">
          <img src="/favicon.svg" alt="" width="24" height="24" />
          <span className={classes.wordmark}>Scruple</span>
        </a>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        <div className={classes.aside}>
          {aside}
          <SchemeSwitch />
        </div>
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  )
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  const label = isDark ? 'Switch to light colours' : 'Switch to dark colours'
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  )
}
