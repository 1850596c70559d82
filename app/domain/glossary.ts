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
  /** One or two sentences in plain Swedish. */
  definition: string
  /** For docs and for contributors without Swedish. */
  english: string
}

/** In Swedish alphabetical order. */
export const ORDLISTA: readonly Ord[] = [
  {
    id: 'aktivitet',
    ord: 'aktivitet',
    plural: 'aktiviteter',
    definition:
      'Något bestämt som någon gör inom en insats, med en ansvarig och en tid. Flera aktiviteter bär tillsammans insatsen.',
    english: 'activity',
  },
  {
    id: 'ansvarig',
    ord: 'ansvarig',
    plural: 'ansvariga',
    definition:
      'Den person som ser till att en insats eller aktivitet blir gjord. Det är alltid en person, aldrig en grupp.',
    english: 'the person answerable',
  },
  {
    id: 'arbetslag',
    ord: 'arbetslag',
    plural: 'arbetslag',
    definition:
      'De som arbetar nära varandra med samma barn eller elever. Arbetslaget följer upp och utvecklar sin egen undervisning.',
    english: 'teaching team',
  },
  {
    id: 'avstamning',
    ord: 'avstämning',
    plural: 'avstämningar',
    definition: 'En bestämd tidpunkt i årshjulet då läget gås igenom.',
    english: 'checkpoint',
  },
  {
    id: 'behorighet',
    ord: 'behörighet',
    plural: 'behörigheter',
    definition:
      'Om elever: att ha de betyg som krävs för ett program i gymnasieskolan. Om lärare: att ha rätt utbildning för det man undervisar i.',
    english: 'eligibility; teacher qualification',
  },
  {
    id: 'beprovad-erfarenhet',
    ord: 'beprövad erfarenhet',
    plural: null,
    definition:
      'Kunskap som pedagoger har vuxit fram till tillsammans genom att pröva, ompröva, diskutera och kritiskt granska sin egen verksamhet.',
    english: 'proven experience',
  },
  {
    id: 'beslut',
    ord: 'beslut',
    plural: 'beslut',
    definition:
      'Rektors eller förvaltningens ställningstagande till en insats: beslutad, avvaktar eller avslagen. Det har alltid en motivering som alla på tavlan kan läsa.',
    english: 'decision',
  },
  {
    id: 'delmal',
    ord: 'delmål',
    plural: 'delmål',
    definition:
      'Ett nationellt mål nedbrutet till något som går att följa upp, till exempel att varje elev som behöver stöd får det. Varje skolform har sina delmål.',
    english: 'sub-goal',
  },
  {
    id: 'elevhalsa',
    ord: 'elevhälsa',
    plural: null,
    definition:
      'Skolans medicinska, psykologiska, psykosociala och specialpedagogiska insatser för elevernas utveckling mot målen.',
    english: 'pupil health services',
  },
  {
    id: 'enhet',
    ord: 'enhet',
    plural: 'enheter',
    definition:
      'En förskola, en skola eller en annan verksamhet med egen rektor. Varje enhet har en tavla för varje läsår.',
    english: 'unit',
  },
  {
    id: 'enkat',
    ord: 'enkät',
    plural: 'enkäter',
    definition:
      'Frågor till många på en gång, till exempel Skolenkäten. Svar från små grupper visas inte, så att ingen går att känna igen.',
    english: 'survey',
  },
  {
    id: 'fas',
    ord: 'fas',
    plural: 'faser',
    definition:
      'Det av de fem momenten som tavlan just nu är i. Rektor eller förvaltningen flyttar fasen framåt.',
    english: 'phase',
  },
  {
    id: 'forvaltning',
    ord: 'förvaltning',
    plural: 'förvaltningar',
    definition: 'Tjänstepersonerna som arbetar åt nämnden med alla enheter. Kallas på en del håll kontor.',
    english: 'education administration',
  },
  {
    id: 'huvudman',
    ord: 'huvudman',
    plural: 'huvudmän',
    definition:
      'Den som ytterst ansvarar för utbildningen. I en kommun är det kommunen, genom sin nämnd; för en fristående skola den som har tillstånd att driva den.',
    english: 'school authority (Skolverket: principal organiser)',
  },
  {
    id: 'indikator',
    ord: 'indikator',
    plural: 'indikatorer',
    definition:
      'Det man mäter eller iakttar för att se om ett delmål nås, till exempel andelen elever med godkända betyg i alla ämnen.',
    english: 'indicator',
  },
  {
    id: 'insats',
    ord: 'insats',
    plural: 'insatser',
    definition:
      'Kort för utvecklingsinsats: ett avgränsat arbete som ska påverka en orsak så att resultatet blir bättre. En insats har ett mål, en indikator och en ansvarig.',
    english: 'development effort',
  },
  {
    id: 'intern-kontroll',
    ord: 'intern kontroll',
    plural: 'interna kontroller',
    definition:
      'Nämndens plan för att upptäcka och minska risker i verksamhet och ekonomi. Den beslutas varje år.',
    english: 'internal control',
  },
  {
    id: 'klagomal',
    ord: 'klagomål',
    plural: 'klagomål',
    definition:
      'Synpunkt på utbildningen som huvudmannen måste ta emot och utreda (skollagen 4 kap. 8 §). Ett underlag i kvalitetsarbetet.',
    english: 'complaint',
  },
  {
    id: 'kvalitetsdialog',
    ord: 'kvalitetsdialog',
    plural: 'kvalitetsdialoger',
    definition:
      'Samtal mellan huvudmannen och en enhet om resultat, förutsättningar och utveckling. Det ska ge båda sidor bättre kunskap, inte vara ett förhör.',
    english: 'quality dialogue',
  },
  {
    id: 'kvalitetsplan',
    ord: 'kvalitetsplan',
    plural: 'kvalitetsplaner',
    definition: 'Det enheten ska utveckla under läsåret och hur. Skrivs på hösten.',
    english: 'quality plan',
  },
  {
    id: 'kvalitetsrapport',
    ord: 'kvalitetsrapport',
    plural: 'kvalitetsrapporter',
    definition:
      'Den skriftliga dokumentationen av läsårets kvalitetsarbete, med analys och åtgärder (skollagen 4 kap. 6 §). Först för varje enhet, sedan samlad för huvudmannen.',
    english: 'quality report',
  },
  {
    id: 'las',
    ord: 'lås',
    plural: 'lås',
    definition:
      'Ett moment som rektor har stängt för ändringar på tavlan. Det går att läsa, och att låsa upp igen.',
    english: 'lock',
  },
  {
    id: 'lasar',
    ord: 'läsår',
    plural: 'läsår',
    definition: 'Skolans år, här från 1 juli till 30 juni, skrivet 2026/27. Inte årskurs.',
    english: 'academic year',
  },
  {
    id: 'moment',
    ord: 'moment',
    plural: 'moment',
    definition:
      'Ett av de fem stegen i kvalitetsarbetet: följ upp, analysera och prioritera resultat, analysera orsaker, prioritera insatser, genomför och följ upp. Planeringen ingår i alla.',
    english: 'moment of the cycle',
  },
  {
    id: 'motivering',
    ord: 'motivering',
    plural: 'motiveringar',
    definition: 'Skälet till ett beslut eller en prioritering, så att den som inte var med förstår.',
    english: 'grounds',
  },
  {
    id: 'malomrade',
    ord: 'målområde',
    plural: 'målområden',
    definition: 'Flera mål som hör ihop, till exempel kunskaper eller trygghet och studiero.',
    english: 'goal area',
  },
  {
    id: 'malvarde',
    ord: 'målvärde',
    plural: 'målvärden',
    definition:
      'Det värde en indikator ska nå, och när. Anges tillsammans med utgångsvärdet så att det syns hur långt man har kommit.',
    english: 'target value',
  },
  {
    id: 'matvarde',
    ord: 'mätvärde',
    plural: 'mätvärden',
    definition:
      'En indikators uppmätta värde för ett läsår, med källa och datum. Ett värde som saknas är inte noll.',
    english: 'measured value',
  },
  {
    id: 'nationella-kvalitetssystemet',
    ord: 'nationella kvalitetssystemet',
    plural: null,
    definition:
      'Skolverkets mål, delmål och indikatorer för hela skolväsendet, som stöd för kvalitetsarbetet på alla nivåer.',
    english: 'national quality system',
  },
  {
    id: 'nationellt-mal',
    ord: 'nationellt mål',
    plural: 'nationella mål',
    definition:
      'Mål för utbildningen i skollag och läroplaner. Kvalitetsarbetet ska riktas mot dem (skollagen 4 kap. 5 §).',
    english: 'national goal',
  },
  {
    id: 'nulage',
    ord: 'nuläge',
    plural: 'nulägen',
    definition: 'Hur det är just nu, innan någon insats har hunnit göra skillnad.',
    english: 'present state',
  },
  {
    id: 'namnd',
    ord: 'nämnd',
    plural: 'nämnder',
    definition:
      'De förtroendevalda som är huvudman åt kommunens räkning. Nämnden läser, beslutar om dokument och sätter mål och budget.',
    english: 'political committee',
  },
  {
    id: 'omfattning',
    ord: 'omfattning',
    plural: 'omfattningar',
    definition: 'Var en insats sker: på en enhet, på några enheter tillsammans eller i hela förvaltningen.',
    english: 'scope',
  },
  {
    id: 'orsak',
    ord: 'orsak',
    plural: 'orsaker',
    definition:
      'En möjlig förklaring till ett resultat. Den kan få stöd eller motsägas, och under den kan man fråga varför en gång till.',
    english: 'cause',
  },
  {
    id: 'orsaksanalys',
    ord: 'orsaksanalys',
    plural: 'orsaksanalyser',
    definition:
      'Att tillsammans söka de orsaker som bäst förklarar ett resultat, innan man bestämmer vad man ska göra.',
    english: 'cause analysis',
  },
  {
    id: 'pedagog',
    ord: 'pedagog',
    plural: 'pedagoger',
    definition:
      'Lärare, förskollärare, barnskötare och annan personal som undervisar eller arbetar med barn och elever.',
    english: 'teacher or other educator',
  },
  {
    id: 'perspektiv',
    ord: 'perspektiv',
    plural: 'perspektiv',
    definition:
      'Något som ska genomsyra allt arbete i stället för att vara ett eget mål, till exempel likvärdighet eller barnets bästa.',
    english: 'horizontal perspective',
  },
  {
    id: 'prioritering',
    ord: 'prioritering',
    plural: 'prioriteringar',
    definition:
      'Att välja vad som går först och säga varför. Det som väljs bort finns kvar och kan tas upp igen.',
    english: 'prioritisation',
  },
  {
    id: 'rektor',
    ord: 'rektor',
    plural: 'rektorer',
    definition:
      'Den som leder en enhet och ansvarar för dess kvalitetsarbete (skollagen 4 kap. 4 §). Rektor prioriterar och beslutar om enhetens insatser.',
    english: 'head teacher',
  },
  {
    id: 'resultatdialog',
    ord: 'resultatdialog',
    plural: 'resultatdialoger',
    definition: 'Höstens samtal mellan huvudman och skola om elevernas kunskapsresultat och lärande.',
    english: 'results dialogue',
  },
  {
    id: 'risk',
    ord: 'risk',
    plural: 'risker',
    definition:
      'Något som kan hindra att målet nås. Om en insats: att den kommer att bli sen eller få mindre verkan än tänkt.',
    english: 'risk',
  },
  {
    id: 'raddningskopia',
    ord: 'räddningskopia',
    plural: 'räddningskopior',
    definition:
      'En läsbar kopia av det du skrev när servern inte kunde ta emot det. Du får den för att inget ska gå förlorat.',
    english: 'rescue copy',
  },
  {
    id: 'rod-trad',
    ord: 'röd tråd',
    plural: 'röda trådar',
    definition:
      'Kedjan från delmål och resultat över orsak till insats och uppföljning. På tavlan går den att följa åt båda håll.',
    english: 'the line from goal to outcome',
  },
  {
    id: 'sjalvskattning',
    ord: 'självskattning',
    plural: 'självskattningar',
    definition: 'Enhetens egen bedömning av var den står, ofta inför en kvalitetsdialog.',
    english: 'self-assessment',
  },
  {
    id: 'skolchef',
    ord: 'skolchef',
    plural: 'skolchefer',
    definition:
      'Den som huvudmannen har utsett att se till att skolans författningar följs (skollagen 2 kap. 8 a §).',
    english: 'chief of schools',
  },
  {
    id: 'skolform',
    ord: 'skolform',
    plural: 'skolformer',
    definition:
      'En del av skolväsendet med egna mål, till exempel förskola, grundskola eller gymnasieskola. Fritidshemmet följer med här fast det inte är en skolform.',
    english: 'form of schooling (SS 12000 schoolType)',
  },
  {
    id: 'slutsats',
    ord: 'slutsats',
    plural: 'slutsatser',
    definition: 'Det man har kommit fram till och vågar handla efter.',
    english: 'conclusion',
  },
  {
    id: 'strukturer',
    ord: 'strukturer',
    plural: null,
    definition:
      'Förutsättningarna för undervisningen: behöriga lärare, organisation, tid, lokaler och ekonomi.',
    english: 'structures',
  },
  {
    id: 'systematiskt-kvalitetsarbete',
    ord: 'systematiskt kvalitetsarbete',
    plural: null,
    definition:
      'Att fortlöpande följa upp, analysera, planera och utveckla utbildningen så att de nationella målen nås (skollagen 4 kap.). Förkortas SKA.',
    english: 'systematic quality work',
  },
  {
    id: 'tavla',
    ord: 'tavla',
    plural: 'tavlor',
    definition:
      'Den gemensamma arbetsytan för ett läsår: en för varje enhet, och för de arbetslag och huvudmän som vill.',
    english: 'board',
  },
  {
    id: 'termin',
    ord: 'termin',
    plural: 'terminer',
    definition: 'Ett halvt läsår: höstterminen eller vårterminen.',
    english: 'half-year term',
  },
  {
    id: 'tertial',
    ord: 'tertial',
    plural: 'tertial',
    definition:
      'Fyra månader av kalenderåret. Nämnden följer upp mål och budget per tertial (T1 och T2), och hela året i verksamhetsberättelsen.',
    english: 'third of a calendar year',
  },
  {
    id: 'undervisning-och-andra-processer',
    ord: 'undervisning och andra processer',
    plural: null,
    definition:
      'Det som görs med och för eleverna: undervisningen, men också elevhälsa, studie- och yrkesvägledning, skolbibliotek och rektors ledning.',
    english: 'teaching and other processes',
  },
  {
    id: 'uppfoljning',
    ord: 'uppföljning',
    plural: 'uppföljningar',
    definition:
      'Att ta reda på hur det gick eller går, mot det som var tänkt. På en insats: en kort anteckning om läget.',
    english: 'follow-up',
  },
  {
    id: 'utbildningsresultat',
    ord: 'utbildningsresultat',
    plural: 'utbildningsresultat',
    definition: 'Hur väl barn, elever och verksamhet når de nationella målen, både i kunskaper och i värden.',
    english: 'educational outcome',
  },
  {
    id: 'utfall',
    ord: 'utfall',
    plural: 'utfall',
    definition:
      'Ett resultat som har tagits in på tavlan: ett mätvärde med sin källa, eller en iakttagelse i egna ord.',
    english: 'outcome',
  },
  {
    id: 'utgangsvarde',
    ord: 'utgångsvärde',
    plural: 'utgångsvärden',
    definition:
      'Indikatorns värde när insatsen börjar. Utan det går det inte att säga om något har blivit bättre.',
    english: 'baseline',
  },
  {
    id: 'utvardering',
    ord: 'utvärdering',
    plural: 'utvärderingar',
    definition:
      'Att bedöma vad en insats var värd när den är klar: blev det bättre, och var det insatsens förtjänst?',
    english: 'evaluation',
  },
  {
    id: 'verksamhetsomrade',
    ord: 'verksamhetsområde',
    plural: 'verksamhetsområden',
    definition: 'Flera enheter under samma chef, till exempel alla förskolor.',
    english: 'service area',
  },
  {
    id: 'arshjul',
    ord: 'årshjul',
    plural: 'årshjul',
    definition:
      'Årets återkommande händelser i kvalitetsarbetet på tre nivåer: enhet, förvaltning och nämnd.',
    english: 'annual cycle',
  },
  {
    id: 'atgard',
    ord: 'åtgärd',
    plural: 'åtgärder',
    definition:
      'Det som görs för att rätta till en brist (skollagen 4 kap. 7 §). En insats utvecklar; en åtgärd rättar.',
    english: 'measure',
  },
]

const byKey = new Map(ORDLISTA.flatMap((entry) => [[entry.id, entry] as const, [entry.ord, entry] as const]))

/** Finds a word by its spelling, with or without å ä ö. */
export function findOrd(ord: string): Ord | undefined {
  return byKey.get(ord.toLocaleLowerCase('sv-SE'))
}

/** The entries whose word, plural, definition or English holds every part of the query. */
export function searchOrdlista(query: string): readonly Ord[] {
  const parts = query.toLocaleLowerCase('sv-SE').split(/\s+/).filter(Boolean)
  return ORDLISTA.filter(({ id, ord, plural, definition, english }) => {
    const text = [id, ord, plural, definition, english].join(' ').toLocaleLowerCase('sv-SE')
    return parts.every((part) => text.includes(part))
  })
}
