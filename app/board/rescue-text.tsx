import { Check, Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import type { RescueCopy } from '#app/realtime/rescue-copies.ts'
import styles from './rescue-dialog.module.css'

/** A rescue copy to read, copy and download. */
export function RescueText({ copy }: { copy: RescueCopy }) {
  const [isCopied, setCopied] = useState(false)
  const toClipboard = async () => {
    await navigator.clipboard.writeText(copy.text)
    setCopied(true)
    announce('Texten är kopierad.')
  }
  return (
    <div className={styles.copy}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key */}
      <section className={styles.text} tabIndex={0} aria-label="Räddningskopia">
        {copy.text}
      </section>
      <div className={styles.buttons}>
        <Button
          size="s"
          icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          onPress={() => void toClipboard()}
        >
          {isCopied ? 'Kopierad' : 'Kopiera'}
        </Button>
        <Button size="s" icon={<Download aria-hidden />} onPress={() => download(copy)}>
          Ladda ner
        </Button>
      </div>
    </div>
  )
}

function download({ when, text }: RescueCopy): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `raddningskopia-${when.slice(0, 16).replace(':', '')}.txt`
  link.click()
  URL.revokeObjectURL(url)
}
