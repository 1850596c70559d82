/** One's own account: sign in, sign out, change the password. */
import { demoPeople, findAccount, findPerson, setPassword } from '#db/queries/people.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { type Refusal, refuse } from '#domain/result.ts'
import { ROLL_NAMN, ROLLER } from '#domain/ska/roll.ts'
import { hashPassword, verifyPassword } from '#server/auth/password.ts'
import { createSessions, type SignedIn } from '#server/auth/sessions.ts'
import { type Attempt, createSignInLimits } from '#server/auth/sign-in-limits.ts'
import { createTurns } from '#server/auth/turns.ts'
import type { Deps } from '#server/services.ts'

export type SignIn = {
  epost: string
  losenord: string
  /** The network address that asks. */
  address: string
  /** The session that the browser already had: it ends, also when somebody planted it. */
  previous: string | null
}

export type DemoAccount = {
  epost: string
  namn: string
  /** The role as people call it, and where it is held. */
  roll: string
  plats: string
  huvudmanNamn: string
  rang: number
}

const DEMO_DOMAIN = '@demo.se'
const DEMO_PASSWORD = 'demo'
const MIN_PASSWORD = 12
const MAX_PASSWORD = 200
/** argon2id fills memory and a core: two at a time leave the machine to those who are signed in. */
const VERIFY_AT_ONCE = 2
const VERIFY_WAITING = 100

export function createKonto({ db, pool, clock, config }: Deps) {
  const sessions = createSessions({ db, clock, publicOrigin: config.publicOrigin })
  const limits = createSignInLimits(pool)
  const turns = createTurns(VERIFY_AT_ONCE, VERIFY_WAITING)

  return {
    /** The signed-in person behind a Cookie header, or null. */
    authenticate: (cookie: string | null): Promise<SignedIn | null> => sessions.fromCookie(cookie),

    /** The person's own roles with the names of their places. */
    async page(viewer: Viewer) {
      const person = await findPerson(db, viewer.huvudmanId, viewer.personId)
      return { roller: person?.roller ?? [], minPassword: MIN_PASSWORD }
    },

    /** Returns the cookie of a new session. The answer is the same for a wrong password and an unknown address. */
    async signIn({ losenord, address, previous, ...form }: SignIn): Promise<{ cookie: string } | Refusal> {
      const epost = form.epost.trim().toLowerCase()
      if (epost.length > MAX_PASSWORD || losenord.length > MAX_PASSWORD) return wrong()
      const answer = await turns.take(() => verify({ epost, address }, losenord))
      if (answer === null)
        return refuse('locked', 'Väldigt många loggar in just nu. Försök igen om en stund.')
      if ('refused' in answer) return answer
      if (previous) await sessions.end(previous)
      return { cookie: await sessions.open(answer) }
    },

    /** Ends this browser's session and closes its sockets. Returns the cookie that clears it. */
    async signOut(sessionHash: string | null): Promise<{ cookie: string }> {
      if (sessionHash) await sessions.end(sessionHash)
      return { cookie: sessions.cleared }
    },

    /** Ends every session of the person, this one too. */
    async signOutEverywhere(viewer: Viewer): Promise<{ cookie: string }> {
      await sessions.endAll(viewer.personId)
      return { cookie: sessions.cleared }
    },

    /** Changes the password, ends all other sessions, and gives this browser a new one. */
    async changePassword(
      viewer: Viewer,
      { nuvarande, nytt, address }: { nuvarande: string; nytt: string; address: string },
    ): Promise<{ cookie: string } | Refusal> {
      if (config.demo && viewer.epost.endsWith(DEMO_DOMAIN)) {
        return refuse(
          'forbidden',
          'Demokontona delas av alla som provar, så deras lösenord går inte att byta.',
        )
      }
      const fault = passwordFault(nytt, viewer)
      if (fault) return refuse('invalid', fault)
      const answer = await turns.take(() => verify({ epost: viewer.epost, address }, nuvarande))
      if (answer === null) return refuse('locked', 'Servern har mycket att göra. Försök igen om en stund.')
      if ('refused' in answer) {
        return answer.refused === 'locked'
          ? answer
          : refuse('invalid', 'Det nuvarande lösenordet stämmer inte.')
      }
      await setPassword(db, viewer.personId, await hashPassword(nytt))
      await sessions.endAll(viewer.personId)
      return { cookie: await sessions.open(answer) }
    },

    /** The accounts that the login page offers with one click; none unless the demo is on. */
    async demoAccounts(): Promise<{ losenord: string; konton: DemoAccount[] } | null> {
      if (!config.demo) return null
      const people = await demoPeople(db)
      return { losenord: DEMO_PASSWORD, konton: people.map(demoAccount).sort(inOrder) }
    },
  }

  async function verify(attempt: Attempt, losenord: string) {
    const ms = await limits.wait(attempt)
    if (ms > 0) return refuse('locked', `För många försök. Vänta ${minutes(ms)} och försök sedan igen.`)
    const account = await findAccount(db, attempt.epost)
    const usable = account && !account.closed && (config.demo || !attempt.epost.endsWith(DEMO_DOMAIN))
    if (!(await verifyPassword(losenord, usable ? account.losenord : null)) || !usable) {
      await limits.failed(attempt)
      return wrong()
    }
    await limits.succeeded(attempt)
    return account
  }
}

function wrong(): Refusal {
  return refuse('invalid', 'E-postadressen eller lösenordet stämmer inte. Kontrollera båda och försök igen.')
}

/** What is wrong with a new password, or null. Length is what counts; no rules about signs. */
function passwordFault(losenord: string, { epost }: Viewer): string | null {
  if (losenord.length < MIN_PASSWORD)
    return `Välj ett lösenord med minst ${MIN_PASSWORD} tecken, gärna några ord.`
  if (losenord.length > MAX_PASSWORD) return `Välj ett lösenord med högst ${MAX_PASSWORD} tecken.`
  if (losenord.toLowerCase().includes(epost.split('@')[0]!))
    return 'Välj ett lösenord utan din e-postadress i.'
  return null
}

function minutes(ms: number): string {
  const whole = Math.ceil(ms / 60_000)
  return whole === 1 ? 'en minut' : `${whole} minuter`
}

function demoAccount(person: Awaited<ReturnType<typeof demoPeople>>[number]): DemoAccount {
  const [first] = person.roller
  return {
    epost: person.epost,
    namn: person.namn,
    roll: first ? ROLL_NAMN[first.roll] : '',
    plats: [first?.arbetslagNamn, first?.enhetNamn].filter(Boolean).join(', '),
    huvudmanNamn: person.huvudmanNamn,
    rang: first ? ROLLER.indexOf(first.roll) : ROLLER.length,
  }
}

/** By huvudman, from the classroom up; between equals the one with the plainest address first. */
function inOrder(a: DemoAccount, b: DemoAccount): number {
  const byHuvudman = a.huvudmanNamn.localeCompare(b.huvudmanNamn, 'sv')
  return byHuvudman || a.rang - b.rang || a.epost.length - b.epost.length || (a.epost < b.epost ? -1 : 1)
}
