import { LayoutDashboard, SearchX } from 'lucide-react'
import { redirect, type ShouldRevalidateFunctionArgs, useSearchParams } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { servicesContext, viewerContext } from '#app/context.ts'
import { useLive } from '#app/realtime/use-live.ts'
import { canImport } from '#domain/access/can.ts'
import type { DelmalTabell } from '#domain/ska/oversikt-delmal.ts'
import { groupsOf, readUrval } from '#domain/ska/oversikt-urval.ts'
import { isSkolformKod, SKOLFORM_NAMN, SKOLFORMER } from '#domain/ska/skolform.ts'
import type { Route } from './+types/route.ts'
import { Choices } from './choices.tsx'
import { CycleLegend } from './cycle-legend.tsx'
import { DelmalMatrix, MatrixLegend } from './delmal-matrix.tsx'
import { EnhetTable } from './enhet-table.tsx'
import styles from './oversikt.module.css'
import { SharedPatterns } from './shared-patterns.tsx'
import { SummaryTiles } from './summary-tiles.tsx'
import { useChangedRows } from './use-changed-rows.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Översikt · Kvalitetstavlan' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { pathname, search, searchParams } = new URL(request.url)
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect(`/login?till=${encodeURIComponent(pathname + search)}`)
  const sida = await context.get(servicesContext).oversikt.page(viewer, searchParams.get('lasar'))
  if (!sida) throw redirect('/tavlor')
  return { sida, huvudmanNamn: viewer.huvudmanNamn, kanImportera: canImport(viewer) }
}

/** Filters and order are done in the browser; only another läsår, or news, needs the server. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const isOwnChoice = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
  const isSameLasar = currentUrl.searchParams.get('lasar') === nextUrl.searchParams.get('lasar')
  return isOwnChoice && isSameLasar ? false : defaultShouldRevalidate
}

export default function OversiktPage({ loaderData }: Route.ComponentProps) {
  const { sida, huvudmanNamn, kanImportera } = loaderData
  useLive('oversikt')
  const changed = useChangedRows(sida.enheter, sida.lasar)
  const [params, setParams] = useSearchParams()
  const urval = readUrval(params)
  const groups = groupsOf(sida.enheter, urval)
  const shown = groups.reduce((sum, { rader }) => sum + rader.length, 0)
  const skolformer = SKOLFORMER.filter((kod) =>
    sida.enheter.some(({ enhet }) => enhet.skolformer.includes(kod)),
  )
  const choose = (param: string, value: string | null) =>
    setParams((now) => withParam(now, param, value), { preventScrollReset: true, replace: true })
  const to = (param: string, value: string) => `?${withParam(new URLSearchParams(params), param, value)}`

  return (
    <div className="page page-wide">
      <PageHeader
        eyebrow={huvudmanNamn}
        title="Översikt"
        lead="Hur långt varje enhet har kommit i läsårets kvalitetsarbete, vad som pågår och vad som behöver ses efter."
        actions={
          <Select
            label="Läsår"
            options={sida.lasarVal.map((lasar) => ({ id: lasar, label: lasar }))}
            value={sida.lasar}
            onChange={(lasar) => choose('lasar', lasar)}
          />
        }
      />
      {sida.enheter.length === 0 ? (
        <EmptyState
          title="Här finns inga enheter än"
          icon={<LayoutDashboard />}
          action={kanImportera && <LinkButton to="/import">Till Import</LinkButton>}
        >
          Enheterna läggs in under Import. Sedan syns varje enhets arbete här, också de som inte har börjat.
        </EmptyState>
      ) : (
        <>
          <SummaryTiles summering={sida.summering} to={(visning) => `${to('visa', visning)}#enheter`} />

          <section className={styles.section} aria-labelledby="enheter">
            <div className={styles.heading}>
              <h2 id="enheter">Enheterna</h2>
              <p className="muted">
                {countText(shown, sida.enheter.length)} Sidan följer med när någon arbetar.
              </p>
            </div>
            {sida.enheter.length > 1 && <Choices urval={urval} skolformer={skolformer} onChoose={choose} />}
            <CycleLegend />
            {shown === 0 ? (
              <EmptyState
                title="Ingen enhet passar valet"
                icon={<SearchX />}
                titleLevel={3}
                action={
                  <Button onPress={() => setParams((now) => onlyLasar(now), { preventScrollReset: true })}>
                    Visa alla enheter
                  </Button>
                }
              />
            ) : (
              <EnhetTable
                caption={`Enheterna, läsåret ${sida.lasar}`}
                huvudman={sida.huvudman}
                groups={groups}
                sortering={urval.sortering}
                sortTo={(sortering) => to('sortera', sortering)}
                today={sida.today}
                changed={changed}
              />
            )}
          </section>

          <section className={styles.section} aria-labelledby="delmal">
            <div className={styles.heading}>
              <h2 id="delmal">Delmålen och vem som arbetar med dem</h2>
              <MatrixLegend />
            </div>
            <DelmalSection
              sida={sida}
              valt={params.get('delmal')}
              onChoose={(kod) => choose('delmal', kod)}
            />
          </section>

          {sida.enheter.length > 1 && (
            <section className={styles.section} aria-labelledby="flera">
              <h2 id="flera">Vad händer på flera enheter?</h2>
              <SharedPatterns monster={sida.monster} />
            </section>
          )}
        </>
      )}
    </div>
  )
}

type Sida = Route.ComponentProps['loaderData']['sida']
type DelmalSectionProps = { sida: Sida; valt: string | null; onChoose: (kod: string) => void }

function DelmalSection({ sida: { delmal }, valt, onChoose }: DelmalSectionProps) {
  const first = commonest(delmal)
  if (!first) return <p className="muted">Enheterna har inga skolformer med delmål.</p>
  const value =
    isSkolformKod(valt) && delmal.some(({ skolform }) => skolform === valt) ? valt : first.skolform
  return (
    <Tabs
      label="Skolform"
      value={value}
      onChange={onChoose}
      tabs={delmal.map((tabell) => ({
        id: tabell.skolform,
        label: SKOLFORM_NAMN[tabell.skolform],
        content: <DelmalMatrix tabell={tabell} />,
      }))}
    />
  )
}

/** The skolform that most enheter have, of those that are mostly known by it. */
function commonest(tabeller: readonly DelmalTabell[]): DelmalTabell | undefined {
  const size = ({ skolform, kolumner }: DelmalTabell) =>
    skolform === 'FKLASS' || skolform === 'FTH' ? 0 : kolumner.length
  return tabeller.toSorted((a, b) => size(b) - size(a))[0]
}

function countText(shown: number, all: number): string {
  if (shown < all) return `${shown} av ${all} enheter.`
  return all === 1 ? '' : `${all} enheter.`
}

function withParam(params: URLSearchParams, param: string, value: string | null): URLSearchParams {
  if (value === null) params.delete(param)
  else params.set(param, value)
  return params
}

function onlyLasar(params: URLSearchParams): URLSearchParams {
  const lasar = params.get('lasar')
  return new URLSearchParams(lasar === null ? {} : { lasar })
}
