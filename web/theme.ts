// The look: one accent (pine), greens in the greys, three severity colours that are told apart by icon and line as well.
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

const pine: MantineColorsTuple = [
  '#ecf6f2',
  '#d6ebe3',
  '#aed8c9',
  '#86c6af',
  '#62b597',
  '#3f9d7e',
  '#278263',
  '#1b6a50',
  '#15543f',
  '#0d3b2d',
]

const gray: MantineColorsTuple = [
  '#f7f8f6',
  '#f0f2ef',
  '#e5e8e4',
  '#d5dad5',
  '#bcc3bd',
  '#949d97',
  '#67716b',
  '#4f5853',
  '#353d39',
  '#1c2320',
]

const dark: MantineColorsTuple = [
  '#dfe5e1',
  '#bcc5c0',
  '#9aa59f',
  '#6d7772',
  '#424b46',
  '#343c38',
  '#29302c',
  '#1c211f',
  '#171c1a',
  '#111513',
]

const red: MantineColorsTuple = [
  '#fdeeec',
  '#fad9d5',
  '#f5b5ad',
  '#f19489',
  '#e87267',
  '#d84c40',
  '#c2362b',
  '#a92a20',
  '#8a211a',
  '#661812',
]

const amber: MantineColorsTuple = [
  '#fdf4e0',
  '#fae6bd',
  '#f5d088',
  '#efba55',
  '#e3a430',
  '#c4861a',
  '#a36c0f',
  '#855708',
  '#674305',
  '#4a3003',
]

/** Mantine picks the text on a filled part once, for light; ours differs between light and dark. */
const resolveVariant: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  const isAccent = input.variant === 'filled' && (input.color ?? 'pine') === 'pine'
  return isAccent ? { ...colors, color: 'var(--mantine-primary-color-contrast)' } : colors
}

export const theme = createTheme({
  variantColorResolver: resolveVariant,
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#1c2320',
  colors: { pine, gray, dark, red, amber },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.35' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.35' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: {
      defaultProps: { openDelay: 300, multiline: true, maw: 280, events: { hover: true, focus: true, touch: true } },
    },
    TextInput: { defaultProps: { size: 'sm' } },
  },
})

/** What Mantine's palette has no name for. `--sc-…` are used by the style modules. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f7f5',
    '--mantine-color-dimmed': '#59635d',
    '--mantine-color-placeholder': '#68726c',
    '--mantine-color-default-border': '#d9ded9',
    '--sc-surface': '#ffffff',
    '--sc-sunken': '#eff1ee',
    '--sc-line': '#e2e6e2',
    '--sc-strong-line': '#828c86',
    '--sc-hover': '#f1f4f1',
    '--sc-chosen': '#e7f2ed',
    '--sc-accent-text': '#1b6a50',
    '--sc-own-bubble': '#e3f0ea',
    '--sc-own-line': '#c9e0d6',
    '--sc-error': '#b3271d',
    '--sc-error-soft': '#fdeeec',
    '--sc-error-line': '#eebfb9',
    '--sc-warning': '#7f5206',
    '--sc-warning-soft': '#fdf3dd',
    '--sc-warning-line': '#e8d09b',
    '--sc-warning-stroke': '#c98a12',
    '--sc-info': '#1f5a9c',
    '--sc-info-soft': '#eaf2fb',
    '--sc-info-line': '#bfd5ee',
    '--sc-shadow': '0 1px 2px rgb(20 35 28 / 6%), 0 8px 24px rgb(20 35 28 / 10%)',
  },
  dark: {
    '--mantine-color-body': '#141917',
    '--mantine-color-text': '#dfe5e1',
    '--mantine-color-dimmed': '#a0aba5',
    '--mantine-color-placeholder': '#8e9993',
    '--mantine-color-default-border': '#3a433e',
    '--sc-surface': '#1a1f1d',
    '--sc-sunken': '#111513',
    '--sc-line': '#2b322f',
    '--sc-strong-line': '#78837d',
    '--sc-hover': '#212825',
    '--sc-chosen': '#1f302a',
    '--sc-accent-text': '#86c6af',
    '--sc-own-bubble': '#1f332c',
    '--sc-own-line': '#2f4a40',
    '--sc-error': '#ff9f95',
    '--sc-error-soft': '#3a201d',
    '--sc-error-line': '#6b352f',
    '--sc-warning': '#f2c063',
    '--sc-warning-soft': '#352a14',
    '--sc-warning-line': '#5f4a1f',
    '--sc-warning-stroke': '#e0a83a',
    '--sc-info': '#97c2f7',
    '--sc-info-soft': '#1a2a3c',
    '--sc-info-line': '#2f4d70',
    '--sc-shadow': '0 1px 2px rgb(0 0 0 / 30%), 0 10px 30px rgb(0 0 0 / 40%)',
  },
})
