// <scruple-chat server token name theme open inline>: the customer's chat, as one element in anybody's page.
import { openSession, type WidgetSession } from './session.ts'
import { initialWidgetState } from './state.ts'
import { styles } from './styles.ts'
import { createView, type View } from './view.ts'

/** Where the script came from is where the server is, unless the attribute says otherwise. */
const scriptOrigin =
  document.currentScript instanceof HTMLScriptElement && document.currentScript.src
    ? new URL(document.currentScript.src).origin
    : location.origin

let sheet: CSSStyleSheet | undefined

export class ScrupleChat extends HTMLElement {
  static readonly observedAttributes = ['server', 'token', 'name', 'inline', 'open']
  #session: WidgetSession | null = null
  #view: View | null = null

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(styles)
    }
    root.adoptedStyleSheets = [sheet]
    this.#start()
  }

  disconnectedCallback(): void {
    this.#stop()
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after) return
    if (name === 'open') this.#show(after !== null)
    else this.#start()
  }

  /** Puts a text into the input, for the customer to send or change. */
  compose(text: string): void {
    this.open()
    this.#view?.setText(text)
  }

  open(): void {
    this.setAttribute('open', '')
  }

  close(): void {
    this.removeAttribute('open')
  }

  #start(): void {
    this.#stop()
    const token = this.getAttribute('token')
    const view = createView({
      title: this.getAttribute('name') || 'Chat with us',
      isInline: this.hasAttribute('inline'),
      onToggle: () => this.toggleAttribute('open'),
      onSend: (text) => this.#session?.send(text),
      onRetry: (key) => this.#session?.retry(key),
    })
    this.#view = view
    this.shadowRoot?.replaceChildren(view.root)
    if (!token) {
      const link = { state: 'refused', code: 'SCR_ERR_TOKEN_MISSING', message: 'The page gave it no token.' } as const
      view.render({ ...initialWidgetState, isOpen: this.hasAttribute('open'), link })
      return
    }
    const server = this.getAttribute('server') || scriptOrigin
    this.#session = openSession(server.replace(/\/+$/, ''), token, (state) => view.render(state))
    this.#session.dispatch({ type: this.#isShown() ? 'panel:opened' : 'panel:closed' })
  }

  #stop(): void {
    this.#session?.close()
    this.#session = null
  }

  #isShown(): boolean {
    return this.hasAttribute('open') || this.hasAttribute('inline')
  }

  #show(isOpen: boolean): void {
    const hadFocus = this.shadowRoot?.activeElement !== null
    if (this.#session) this.#session.dispatch({ type: this.#isShown() ? 'panel:opened' : 'panel:closed' })
    else this.#start()
    if (isOpen) this.#view?.focusText()
    else if (hadFocus) this.#view?.focusLauncher()
  }
}
