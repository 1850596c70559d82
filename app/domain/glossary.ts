/**
 * Ordlistan: the words of quality work, one meaning each. A word here is Swedish in code, ASCII-folded (`id`);
 * every other word is English. The page /ordlista shows them, <Term> explains them where they stand.
 */
export type Ord = {
  /** The word as it is spelt in code. */
  id: string
  ord: string
  /** `null` where the word has none; the same as `ord` where they coincide. */
  plural: string | null
  /** One to three sentences in plain Swedish. */
  definition: string
  /** For docs and for contributors without Swedish. */
  english: string
}

/** ord | plural | English | definition, in Swedish alphabetical order. */
const ROWS = `
aktivitet | aktiviteter | activity | Något bestämt som någon gör inom en insats, med en ansvarig och en tid. Flera aktiviteter bär tillsammans insatsen.
ansvarig | ansvariga | the person answerable | Den person som ser till att en insats eller aktivitet blir gjord. Det är alltid en person, aldrig en grupp.
arbetslag | arbetslag | teaching team | De som arbetar nära varandra med samma barn eller elever. Arbetslaget följer upp och utvecklar sin egen undervisning.
avstämning | avstämningar | checkpoint | En bestämd tidpunkt i årshjulet då läget gås igenom.
behörighet | behörigheter | eligibility; teacher qualification | Om elever: att ha de betyg som krävs för ett program i gymnasieskolan. Om lärare: att ha rätt utbildning för det man undervisar i.
beprövad erfarenhet | – | proven experience | Kunskap som pedagoger tillsammans har vunnit genom att pröva, ompröva, diskutera och kritiskt granska sin egen verksamhet.
beslut | beslut | decision | Rektors eller förvaltningens ställningstagande till en insats: beslutad, avvaktar eller avslagen. Det har alltid en motivering som alla på tavlan kan läsa.
delmål | delmål | sub-goal | Ett nationellt mål nedbrutet till något som går att följa upp, till exempel att varje elev som behöver stöd får det. Varje skolform har sina delmål.
elevhälsa | – | pupil health services | Skolans medicinska, psykologiska, psykosociala och specialpedagogiska insatser för elevernas utveckling mot målen.
enhet | enheter | unit | En förskola, en skola eller en annan verksamhet med egen rektor. Varje enhet har en tavla för varje läsår.
enkät | enkäter | survey | Frågor till många på en gång, till exempel Skolenkäten. Svar från små grupper visas inte, så att ingen går att känna igen.
fas | faser | phase | Det av de fem momenten som tavlan just nu är i. Rektor eller förvaltningen flyttar fasen framåt.
förvaltning | förvaltningar | education administration | Tjänstepersonerna som arbetar åt nämnden med alla enheter. Kallas på en del håll kontor.
huvudman | huvudmän | school authority (Skolverket: principal organiser) | Den som ytterst ansvarar för utbildningen. I en kommun är det kommunen, genom sin nämnd; för en fristående skola den som har tillstånd att driva den.
händelse | händelser | event | Vad någon gjorde med ett kort på tavlan en dag. I historiken syns vem, vad och när, men inte vad som skrevs.
indikator | indikatorer | indicator | Det man mäter eller iakttar för att se om ett delmål nås, till exempel andelen elever med godkända betyg i alla ämnen.
insats | insatser | development effort | Kort för utvecklingsinsats: ett avgränsat arbete som ska påverka en orsak så att resultatet blir bättre. En insats har ett mål, en indikator och en ansvarig.
intern kontroll | interna kontroller | internal control | Nämndens plan för att upptäcka och minska risker i verksamhet och ekonomi. Den beslutas varje år.
klagomål | klagomål | complaint | Synpunkt på utbildningen som huvudmannen måste ta emot och utreda (skollagen 4 kap. 8 §). Ett underlag i kvalitetsarbetet.
kvalitetsdialog | kvalitetsdialoger | quality dialogue | Samtal mellan huvudmannen och en enhet om resultat, förutsättningar och utveckling. Det ska ge båda sidor bättre kunskap, inte vara ett förhör.
kvalitetsplan | kvalitetsplaner | quality plan | Det enheten ska utveckla under läsåret och hur. Skrivs på hösten.
kvalitetsrapport | kvalitetsrapporter | quality report | Den skriftliga dokumentationen av läsårets kvalitetsarbete, med analys och åtgärder (skollagen 4 kap. 6 §). Först för varje enhet, sedan samlad för huvudmannen.
lås | lås | lock | Ett moment som rektor har stängt för ändringar på tavlan. Det går att läsa, och att låsa upp igen.
läsår | läsår | academic year | Skolans år, här från 1 juli till 30 juni, skrivet 2026/27. Inte årskurs.
moment | moment | moment of the cycle | Ett av de fem stegen i kvalitetsarbetet: följ upp, analysera och prioritera resultat, analysera orsaker, prioritera insatser, genomför och följ upp. Planeringen ingår i alla.
motivering | motiveringar | grounds | Skälet till ett beslut eller en prioritering, så att den som inte var med förstår.
målområde | målområden | goal area | Flera mål som hör ihop, till exempel kunskaper eller trygghet och studiero.
målvärde | målvärden | target value | Det värde en indikator ska nå, och när. Anges tillsammans med utgångsvärdet så att det syns hur långt man har kommit.
mätvärde | mätvärden | measured value | En indikators uppmätta värde för ett läsår, med källa och datum. Ett värde som saknas är inte noll.
nationella kvalitetssystemet | – | national quality system | Skolverkets mål, delmål och indikatorer för hela skolväsendet, som stöd för kvalitetsarbetet på alla nivåer.
nationellt mål | nationella mål | national goal | Mål för utbildningen i skollag och läroplaner. Kvalitetsarbetet ska riktas mot dem (skollagen 4 kap. 5 §).
nuläge | nulägen | present state | Hur det är just nu, innan någon insats har hunnit göra skillnad.
nämnd | nämnder | political committee | De förtroendevalda som är huvudman åt kommunens räkning. Nämnden läser, beslutar om dokument och sätter mål och budget.
omfattning | omfattningar | scope | Var en insats sker: på en enhet, på några enheter tillsammans eller i hela förvaltningen.
orsak | orsaker | cause | En möjlig förklaring till ett resultat. Den kan få stöd eller motsägas, och under den kan man fråga varför en gång till.
orsaksanalys | orsaksanalyser | cause analysis | Att tillsammans söka de orsaker som bäst förklarar ett resultat, innan man bestämmer vad man ska göra.
pedagog | pedagoger | teacher or other educator | Lärare, förskollärare, barnskötare och annan personal som undervisar eller arbetar med barn och elever.
perspektiv | perspektiv | horizontal perspective | Något som ska genomsyra allt arbete i stället för att vara ett eget mål, till exempel likvärdighet eller barnets bästa.
prioritering | prioriteringar | prioritisation | Att välja vad som går först och säga varför. Det som väljs bort finns kvar och kan tas upp igen.
rektor | rektorer | head teacher | Den som leder en enhet och ansvarar för dess kvalitetsarbete (skollagen 4 kap. 4 §). Rektor prioriterar och beslutar om enhetens insatser.
resultatdialog | resultatdialoger | results dialogue | Höstens samtal mellan huvudman och skola om elevernas kunskapsresultat och lärande.
risk | risker | risk | Något som kan hindra att målet nås. Om en insats: att den kommer att bli sen eller få mindre verkan än tänkt.
räddningskopia | räddningskopior | rescue copy | En läsbar kopia av det du skrev när servern inte kunde ta emot det. Du får den för att inget ska gå förlorat.
röd tråd | röda trådar | the line from goal to outcome | Kedjan från delmål och resultat över orsak till insats och uppföljning. På tavlan går den att följa åt båda håll.
självskattning | självskattningar | self-assessment | Enhetens egen bedömning av var den står, ofta inför en kvalitetsdialog.
skolchef | skolchefer | chief of schools | Den som huvudmannen har utsett att se till att skolans författningar följs (skollagen 2 kap. 8 a §).
skolform | skolformer | form of schooling (SS 12000 schoolType) | En del av skolväsendet med egna mål, till exempel förskola, grundskola eller gymnasieskola. Fritidshemmet följer med här fast det inte är en skolform.
slutsats | slutsatser | conclusion | Det man har kommit fram till och vågar handla efter.
strukturer | – | structures | Förutsättningarna för undervisningen: behöriga lärare, organisation, tid, lokaler och ekonomi.
systematiskt kvalitetsarbete | – | systematic quality work | Att fortlöpande följa upp, analysera, planera och utveckla utbildningen så att de nationella målen nås (skollagen 4 kap.). Förkortas SKA.
tavla | tavlor | board | Den gemensamma arbetsytan för ett läsår: en för varje enhet, och för de arbetslag och huvudmän som vill.
termin | terminer | half-year term | Ett halvt läsår: höstterminen eller vårterminen.
tertial | tertial | third of a calendar year | Fyra månader av kalenderåret. Nämnden följer upp mål och budget per tertial (T1 och T2), och hela året i verksamhetsberättelsen.
undervisning och andra processer | – | teaching and other processes | Det som görs med och för eleverna: undervisningen, men också elevhälsa, studie- och yrkesvägledning, skolbibliotek och rektors ledning.
uppföljning | uppföljningar | follow-up | Att ta reda på hur det gick eller går, mot det som var tänkt. På en insats: en kort anteckning om läget.
utbildningsresultat | utbildningsresultat | educational outcome | Hur väl barn, elever och verksamhet når de nationella målen, både i kunskaper och i värden.
utfall | utfall | outcome | Ett resultat som har tagits in på tavlan: ett mätvärde med sin källa, eller en iakttagelse i egna ord.
utgångsvärde | utgångsvärden | baseline | Indikatorns värde när insatsen börjar. Utan det går det inte att säga om något har blivit bättre.
utvärdering | utvärderingar | evaluation | Att bedöma vad en insats var värd när den är klar: blev det bättre, och var det insatsens förtjänst?
verksamhetsområde | verksamhetsområden | service area | Flera enheter under samma chef, till exempel alla förskolor.
version | versioner | version | Tavlan som den var vid ett tillfälle, sparad för att kunna jämföras med eller hämtas tillbaka ifrån.
årshjul | årshjul | annual cycle | Årets återkommande händelser i kvalitetsarbetet på tre nivåer: enhet, förvaltning och nämnd.
åtgärd | åtgärder | measure | Det som görs för att rätta till en brist (skollagen 4 kap. 7 §). En insats utvecklar; en åtgärd rättar.
`

export const ORDLISTA: readonly Ord[] = ROWS.trim().split('\n').map(readRow)

const byKey = new Map(ORDLISTA.flatMap((entry) => [[entry.id, entry] as const, [entry.ord, entry] as const]))

/** Finds a word by its spelling, with or without å ä ö. */
export function findOrd(ord: string): Ord | undefined {
  return byKey.get(ord.toLocaleLowerCase('sv-SE'))
}

/** The entries whose word, plural, definition or English holds every part of the query. */
export function searchOrdlista(query: string): readonly Ord[] {
  const parts = query.toLocaleLowerCase('sv-SE').split(/\s+/).filter(Boolean)
  return ORDLISTA.filter((entry) => {
    const text = Object.values(entry).join(' ').toLocaleLowerCase('sv-SE')
    return parts.every((part) => text.includes(part))
  })
}

function readRow(row: string): Ord {
  const [ord, plural, english, definition] = row.split(' | ') as [string, string, string, string]
  return { id: foldOrd(ord), ord, plural: plural === '–' ? null : plural, english, definition }
}

function foldOrd(ord: string): string {
  return ord.replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o').replaceAll(' ', '-')
}
