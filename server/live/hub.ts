/** What happens outside the boards, told to whoever looks: socket.io. */

/** Parts of the product whose pages reload their data when told that it changed. */
export type Topic = 'oversikt' | 'boards' | 'arshjul' | 'mal'

export type Live = {
  /** Tells everyone of the huvudman, at most four times a second, that pages about `topic` are out of date. */
  changed(topic: Topic, huvudmanId: string): void
  /** A person's session or roles changed: closes the sockets of theirs that lost what they stood on. */
  recheck(personId: string): Promise<void>
  close(): Promise<void>
}
