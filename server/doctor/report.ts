/** What the operator reads. Boards are named by id: the report may be passed on, and holds nobody's words. */
import type { Examination } from './examine.ts'
import { DERIVED, type Finding } from './finding.ts'

/** Everything that was found and has not been made right. */
export function remaining({ findings }: Examination): Finding[] {
  return findings.filter(({ repaired }) => !repaired)
}

export function asText(examination: Examination): string {
  const { boards, findings } = examination
  const left = remaining(examination)
  const looked = `${boards} ${boards === 1 ? 'tavla' : 'tavlor'} undersökta.`
  if (findings.length === 0) return `${looked} Allt är helt: journal, innehåll, beslut, SQL-rader och epoker.`
  return [
    ...byBoard(findings),
    '',
    `${looked} ${findings.length} fel, varav ${findings.length - left.length} rättade.`,
    ...advice(left),
  ].join('\n')
}

export function asJson(examination: Examination): string {
  const isWhole = remaining(examination).length === 0
  return JSON.stringify({ whole: isWhole, ...examination }, null, 2)
}

function byBoard(findings: readonly Finding[]): string[] {
  return [...Map.groupBy(findings, ({ board }) => board)].flatMap(([board, found]) => [
    board === null ? 'Databasen' : `Tavlan ${board}`,
    ...found.map(({ text, repaired }) => `  ${repaired ? 'rättat' : 'FEL   '}  ${text}`),
  ])
}

function advice(left: readonly Finding[]): string[] {
  const derived = left.filter(({ fault }) => DERIVED.has(fault))
  const lost = left.filter(
    ({ board, fault }) => board !== null && !DERIVED.has(fault) && fault !== 'disputed',
  )
  return [
    ...(derived.length > 0 ? ['Det som görs ur journalen rättas med: npm run doctor -- --repair'] : []),
    ...(lost.length > 0
      ? [
          'Det som är fel i journalen rättas aldrig av doktorn, eftersom ingen annan kopia finns i databasen. Läs tillbaka',
          'databasen ur en säkerhetskopia som är äldre än felet, kör npm run doctor -- --restored, och starta servern.',
          'Webbläsare som har nyare text kvar visar den som räddningskopia.',
        ]
      : []),
  ]
}
