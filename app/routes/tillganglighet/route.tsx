import { useViewer } from '#app/components/shell/use-viewer.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { ASSESSED, KNOWN_LIMITS, REVIEWED } from './redogorelse.ts'

export const meta = () => [{ title: 'Tillgänglighet · Kvalitetstavlan' }]

/** The statement that lagen (2018:1937) asks for. What it claims is what was done; what was not done, it says. */
export default function Tillganglighet() {
  const huvudman = useViewer()?.huvudmanNamn
  return (
    <div className="page">
      <PageHeader
        title="Tillgänglighetsredogörelse"
        lead="Hur väl Kvalitetstavlan uppfyller lagen om tillgänglighet till digital offentlig service, vad som brister, och vad du kan göra."
      />
      <div className="prose">
        <p>
          {huvudman ? `${huvudman} erbjuder` : 'Din kommun eller skolhuvudman erbjuder'} den här tjänsten. Vi
          vill att alla ska kunna delta i kvalitetsarbetet, oavsett hur man läser, skriver eller rör sig.
        </p>

        <h2>Hur tillgänglig är tjänsten?</h2>
        <p>
          Tjänsten är <strong>delvis förenlig</strong> med lagen (2018:1937) om tillgänglighet till digital
          offentlig service och riktlinjerna WCAG 2.2 på nivå AA. Det är vår egen bedömning. Ingen utomstående
          har granskat tjänsten.
        </p>

        <h2>Det vi vet inte fungerar fullt ut</h2>
        <ul className="stack">
          {KNOWN_LIMITS.map(({ title, text }) => (
            <li key={title}>
              <strong>{title}</strong> {text}
            </li>
          ))}
        </ul>

        <h2>Så är tjänsten byggd</h2>
        <ul>
          <li>Allt som går att dra går också att göra med knappar, menyer och tangentbord.</li>
          <li>
            Varje tavla finns som disposition: samma innehåll som rubriker och listor, för den som lyssnar
            eller zoomar.
          </li>
          <li>Diagram och årshjul har en tabell eller lista med samma uppgifter.</li>
          <li>Färg är aldrig ensam bärare av information.</li>
          <li>Tjänsten följer datorns inställning för mörkt läge, hög kontrast och minskade rörelser.</li>
        </ul>

        <h2>Så har vi prövat</h2>
        <p>
          Bedömningen är en självskattning som gjordes den {formatDatum(ASSESSED)} och sågs över den{' '}
          {formatDatum(REVIEWED)}. Sidorna prövas automatiskt med axe-core, i ljust och mörkt läge, på stor
          och liten skärm, och delar av arbetet prövas med enbart tangentbord. Sådana prov hittar långt ifrån
          alla hinder.
        </p>

        <h2>Säg till om något hindrar dig</h2>
        <p>
          Hör av dig till {huvudman ?? 'den kommun eller huvudman du arbetar hos'}: till din rektor, till den
          som sköter Kvalitetstavlan hos er eller till kontaktcenter. Berätta vilken sida det gäller och vad
          du försökte göra. Behöver du innehållet på annat sätt, till exempel utskrivet eller uppläst, så säg
          det.
        </p>

        <h2>Tillsyn</h2>
        <p>
          Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Är du inte nöjd med hur dina
          synpunkter tas om hand kan du <a href="https://www.digg.se/tdosanmalan">anmäla det till Digg</a>.
        </p>
      </div>
    </div>
  )
}
