// A person as two letters in a disc, for lists; the name itself always stands beside it.
import classes from './initials.module.css'

export function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/u)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('')
  return (
    <span className={classes.disc} aria-hidden>
      {letters.toLocaleUpperCase()}
    </span>
  )
}
