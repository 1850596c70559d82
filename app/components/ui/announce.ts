import { announce as ariaAnnounce } from '@react-aria/live-announcer'

/**
 * Says something to a screen reader without moving focus. Others' doings: gather them and speak politely and
 * seldom; one's own: at once. Does nothing on the server.
 */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  if (typeof document === 'undefined') return
  ariaAnnounce(text, urgency)
}
