/** Pages that show what others do run their loader again when the server says that it changed. */
import { useEffect, useEffectEvent } from 'react'
import { useRevalidator } from 'react-router'
import { io, type Socket } from 'socket.io-client'

export type LiveTopic = 'oversikt' | 'boards' | 'arshjul' | 'mal'

/** Many changes at once are one reason to look again. */
const GATHER_MS = 250

let socket: Socket | null = null

/** One connection for the whole app, made when the first page asks. */
function liveSocket(): Socket {
  socket ??= io({ transports: ['websocket', 'polling'] })
  return socket
}

/** Runs this page's loaders again when `topic` changed, and after the connection was away. */
export function useLive(topic: LiveTopic): void {
  const revalidator = useRevalidator()
  const look = useEffectEvent(() => {
    if (navigator.onLine) void revalidator.revalidate()
  })

  useEffect(() => {
    const live = liveSocket()
    let timer: ReturnType<typeof setTimeout> | null = null
    let wasAway = false
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = null
        look()
      }, GATHER_MS)
    }
    const onChanged = (news: { topic: LiveTopic }) => {
      if (news.topic === topic) soon()
    }
    const onDisconnect = () => {
      wasAway = true
    }
    const onConnect = () => {
      if (wasAway) soon()
      wasAway = false
    }
    live.on('changed', onChanged).on('disconnect', onDisconnect).on('connect', onConnect)
    return () => {
      if (timer) clearTimeout(timer)
      live.off('changed', onChanged).off('disconnect', onDisconnect).off('connect', onConnect)
    }
  }, [topic])
}
