/** Who has an account at the huvudman, and what they may do. For its administrators; everybody else gets null. */
import { randomUUID } from 'node:crypto'
import type { Tx } from '#db/client.ts'
import { insertAudit } from '#db/queries/audit.ts'
import {
  deleteRoll,
  findPerson,
  insertPerson,
  insertRoll,
  lockHolders,
  type PersonRow,
  peopleOf,
  placesOf,
  setClosed,
  setPassword,
} from '#db/queries/people.ts'
import { deleteSessionsOf } from '#db/queries/sessions.ts'
import { canManagePersoner } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { type Refusal, refuse } from '#domain/result.ts'
import type { Roll, Rolltilldelning } from '#domain/ska/roll.ts'
import { oneTimePassword } from '#server/auth/one-time-password.ts'
import { hashPassword } from '#server/auth/password.ts'
import type { Deps } from '#server/services.ts'

/** Null is: there is no such page or person for you. */
type Answer<T> = Promise<T | Refusal | null>
type Done = { ok: true }
/** Shown once; only its hash is kept. */
type NewPassword = { epost: string; engangslosenord: string }

const ROLL: Roll = 'admin'

export function createPersoner({ db, clock }: Deps) {
  return {
    async page(viewer: Viewer) {
      if (!canManagePersoner(viewer)) return null
      const [personer, enheter] = await Promise.all([
        peopleOf(db, viewer.huvudmanId),
        placesOf(db, viewer.huvudmanId),
      ])
      return { personer, enheter }
    },

    /** A new account with a first role and a password that is shown once. */
    async add(
      viewer: Viewer,
      { namn, epost, ...roll }: { namn: string; epost: string } & Rolltilldelning,
    ): Answer<NewPassword> {
      if (!canManagePersoner(viewer)) return null
      const fault = await rollFault(viewer, roll)
      if (fault) return fault
      const engangslosenord = oneTimePassword()
      const losenord = await hashPassword(engangslosenord)
      const { huvudmanId } = viewer
      const personId = randomUUID()
      return db.transaction(async (tx) => {
        if (!(await insertPerson(tx, { id: personId, huvudmanId, namn, epost, losenord }))) {
          return refuse('invalid', `Det finns redan ett konto för ${epost}.`)
        }
        await insertRoll(tx, { id: randomUUID(), huvudmanId, personId, ...roll })
        await audit(tx, viewer, 'add-person', personId, { after: { roller: [roll] } })
        return { epost, engangslosenord }
      })
    },

    grantRoll(viewer: Viewer, personId: string, roll: Rolltilldelning): Answer<Done> {
      return change(viewer, personId, async (tx) => {
        const fault = await rollFault(viewer, roll)
        if (fault) return fault
        const row = { id: randomUUID(), huvudmanId: viewer.huvudmanId, personId, ...roll }
        if (!(await insertRoll(tx, row))) return refuse('invalid', 'Personen har redan den rollen.')
        await audit(tx, viewer, 'grant-roll', personId, { after: roll })
        return { ok: true }
      })
    },

    revokeRoll(viewer: Viewer, personId: string, rollId: string): Answer<Done> {
      return change(viewer, personId, async (tx) => {
        const roll = await deleteRoll(tx, { huvudmanId: viewer.huvudmanId, personId, rollId })
        if (!roll) return refuse('missing', 'Rollen är redan borttagen.')
        await audit(tx, viewer, 'revoke-roll', personId, { before: roll })
        return { ok: true }
      })
    },

    /** The account can no longer be used; what the person wrote stays under their name. */
    close(viewer: Viewer, personId: string): Answer<Done> {
      return change(viewer, personId, async (tx, person) => {
        await setClosed(tx, personId, clock.now())
        await deleteSessionsOf(tx, personId)
        await audit(tx, viewer, 'close-person', personId, { before: { closed: person.closed } })
        return { ok: true }
      })
    },

    reopen(viewer: Viewer, personId: string): Answer<Done> {
      return change(viewer, personId, async (tx, person) => {
        await setClosed(tx, personId, null)
        await audit(tx, viewer, 'reopen-person', personId, { before: { closed: person.closed } })
        return { ok: true }
      })
    },

    /** A new password that is shown once; the old one and every session end. */
    async resetPassword(viewer: Viewer, personId: string): Answer<NewPassword> {
      if (!canManagePersoner(viewer)) return null
      const engangslosenord = oneTimePassword()
      const losenord = await hashPassword(engangslosenord)
      return change(viewer, personId, async (tx, person) => {
        await setPassword(tx, personId, losenord)
        await deleteSessionsOf(tx, personId)
        await audit(tx, viewer, 'reset-password', personId, {})
        return { epost: person.epost, engangslosenord }
      })
    },
  }

  /**
   * One change of one person in one transaction, which has their open sockets looked at again. Nobody changes
   * themselves, and whoever changes others is an administrator until it is done: so there is always one left, also
   * when two of them take the role from each other at once.
   */
  async function change<T>(
    viewer: Viewer,
    personId: string,
    work: (tx: Tx, person: PersonRow) => Promise<T | Refusal>,
  ): Answer<T> {
    if (!canManagePersoner(viewer)) return null
    if (personId === viewer.personId) {
      return refuse('forbidden', 'Du kan inte ändra ditt eget konto här. Be en annan administratör.')
    }
    return db.transaction(async (tx) => {
      if (!(await lockHolders(tx, viewer.huvudmanId, ROLL)).includes(viewer.personId)) return null
      const person = await findPerson(tx, viewer.huvudmanId, personId)
      return person && work(tx, person)
    })
  }

  /** A role needs the place that it is about, and the place must be the huvudman's own. */
  async function rollFault(
    viewer: Viewer,
    { roll, enhetId, arbetslagId }: Rolltilldelning,
  ): Promise<Refusal | null> {
    if (roll === 'gast') return refuse('invalid', 'En gäst har inget konto.')
    if (roll !== 'rektor' && roll !== 'pedagog') {
      const tied = enhetId !== null || arbetslagId !== null
      return tied ? refuse('invalid', 'Den rollen gäller hela huvudmannen. Välj ingen enhet.') : null
    }
    const enhet = (await placesOf(db, viewer.huvudmanId)).find((place) => place.enhetId === enhetId)
    if (!enhet) return refuse('invalid', 'Välj vilken enhet rollen gäller.')
    if (arbetslagId === null) return null
    if (roll === 'rektor') return refuse('invalid', 'En rektor har hela enheten. Välj inget arbetslag.')
    const known = enhet.arbetslag.some((lag) => lag.arbetslagId === arbetslagId)
    return known ? null : refuse('invalid', `Arbetslaget finns inte på ${enhet.namn}.`)
  }
}

function audit(
  tx: Tx,
  viewer: Viewer,
  action: string,
  personId: string,
  change: { before?: unknown; after?: unknown },
): Promise<void> {
  return insertAudit(tx, viewer, { roll: ROLL, action, object: `person:${personId}`, ...change })
}
