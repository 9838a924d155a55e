// The script that a page loads: it makes the element known, once.
import { ScrupleChat } from './element.ts'

if (!customElements.get('scruple-chat')) customElements.define('scruple-chat', ScrupleChat)
