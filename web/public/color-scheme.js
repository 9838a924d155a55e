// Sets the colour scheme before the first paint. A file of its own, because the content security policy allows no inline script.
{
  let chosen = null
  try {
    chosen = localStorage.getItem('scruple-color-scheme')
  } catch {
    // Storage may be forbidden; the system's scheme is used then.
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')
}
