import { useMemo } from 'react'
import { wordDiff } from '#domain/board/version/word-diff.ts'
import styles from './historik.module.css'

/** What a text said and says, in one: marked by a line through or under as well as by colour, and read out. */
export function TextSkillnad({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => wordDiff(before, after), [before, after])
  return (
    <p className={styles.text}>
      {parts.map(({ slag, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other names, and are all drawn anew
        if (slag === 'lika') return <span key={at}>{text}</span>
        return slag === 'bort' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Gone key={at}>{text}</Gone>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Come key={at}>{text}</Come>
        )
      })}
    </p>
  )
}

/** A value that gave way to another. */
export function VardeSkillnad({ before, after }: { before: string; after: string }) {
  return (
    <p className={styles.text}>
      {before ? <Gone>{before}</Gone> : <span className={styles.nothing}>Inget</span>}
      <span aria-hidden> → </span>
      {after ? <Come>{after}</Come> : <span className={styles.nothing}>inget</span>}
    </p>
  )
}

function Gone({ children }: { children: string }) {
  const [blank, words] = split(children)
  return (
    <>
      {blank}
      <del className={styles.gone}>
        <span className="visually-hidden">borttaget: </span>
        {words}
      </del>
    </>
  )
}

function Come({ children }: { children: string }) {
  const [blank, words] = split(children)
  return (
    <>
      {blank}
      <ins className={styles.come}>
        <span className="visually-hidden">tillagt: </span>
        {words}
      </ins>
    </>
  )
}

/** Blanks in front are not marked; blanks alone are all there is to mark. */
function split(text: string): [blank: string, words: string] {
  const words = text.trimStart()
  return words === '' ? ['', text] : [text.slice(0, text.length - words.length), words]
}
