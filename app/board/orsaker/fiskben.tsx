import type { GruppView } from '#domain/board/views/grupper.ts'
import type { OrsakNode } from '#domain/board/views/orsaker.ts'
import styles from './fiskben.module.css'

type Props = {
  /** The result at the head of the fish. */
  rubrik: string
  tree: readonly OrsakNode[]
  grupper: readonly GruppView[]
}

type Bone = { id: string; namn: string; orsaker: readonly OrsakNode[] }

/**
 * The same causes as a fishbone: a bone for each group, the result at the head. To look at together; one writes in
 * the tree. The bones are only drawn, and a narrow screen gets the lists without them.
 */
export function Fiskben({ rubrik, tree, grupper }: Props) {
  const bones: Bone[] = [
    ...grupper.map(({ id, namn }) => ({
      id,
      namn: namn || 'Grupp utan namn',
      orsaker: tree.filter(({ gruppId }) => gruppId === id),
    })),
    { id: 'utan', namn: 'Utan grupp', orsaker: tree.filter(({ gruppId }) => gruppId === null) },
  ].filter(({ orsaker }) => orsaker.length > 0)
  const half = Math.ceil(bones.length / 2)
  return (
    <div className={styles.fish}>
      <div className={styles.bones} data-side="over">
        {bones.slice(0, half).map((bone) => (
          <BoneOf key={bone.id} bone={bone} side="over" />
        ))}
      </div>
      <div className={styles.spine} aria-hidden="true" />
      <div className={styles.headPlace}>
        <p className={styles.head}>{rubrik || 'Resultat utan rubrik'}</p>
      </div>
      <div className={styles.bones} data-side="under">
        {bones.slice(half).map((bone) => (
          <BoneOf key={bone.id} bone={bone} side="under" />
        ))}
      </div>
    </div>
  )
}

function BoneOf({ bone, side }: { bone: Bone; side: 'over' | 'under' }) {
  return (
    <section className={styles.bone} aria-label={bone.namn}>
      <svg className={styles.line} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <line x1="0" y1={side === 'over' ? 0 : 100} x2="100" y2={side === 'over' ? 100 : 0} />
      </svg>
      <h4 className={styles.name}>{bone.namn}</h4>
      <Causes orsaker={bone.orsaker} />
    </section>
  )
}

function Causes({ orsaker }: { orsaker: readonly OrsakNode[] }) {
  return (
    <ul className={styles.causes}>
      {orsaker.map(({ id, text, belagg, barn }) => (
        <li key={id}>
          <span>{text || 'Orsak utan text'}</span>
          {belagg.length === 0 && <span className={styles.guess}> Hypotes</span>}
          {barn.length > 0 && <Causes orsaker={barn} />}
        </li>
      ))}
    </ul>
  )
}
