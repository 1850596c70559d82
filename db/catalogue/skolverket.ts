/**
 * Indikatorer of Skolverket's open school data, as the compilation of December 2024 names its columns. The names
 * are ours and say what the column holds, not more. Verdicts tell where a school lies beside others, by number:
 * «Under medel» is below, whether that is good or not.
 */
import type { Indikator } from '#domain/ska/indikator.ts'
import { nationell } from './delmal.ts'

export const SKOLVERKET_KALLA = 'Skolverkets öppna data'

export type SkolverketMatt = {
  /** The column's name, without the läsår before or after it. */
  kolumn: string
  indikator: Indikator
}

type Given = Pick<Indikator, 'id' | 'text'> & Partial<Indikator> & { kolumn: string }

const LAGE = 'skolans läge jämfört med andra skolor'
const ENKAT = 'Skolenkäten, omdöme'

const MATT: readonly Given[] = [
  {
    kolumn: 'ResultGrade3NationalExams',
    id: 'SV-NP3',
    text: 'Nationella prov i årskurs 3, resultat för proven sammantaget, andel (%)',
    // The column joins svenska, svenska som andraspråk and matematik: GR-5 and GR-6 both, so it is tied to neither.
    delmalId: null,
    arskurs: '3',
  },
  {
    kolumn: 'ResultGrade6AverageScore',
    id: 'SV-BETYG6',
    text: 'Genomsnittlig betygspoäng i årskurs 6',
    delmalId: 'GR-1',
    arskurs: '6',
    enhet: 'poang',
  },
  {
    kolumn: 'ResultGrade9AverageScore',
    id: 'SV-BETYG9',
    text: 'Genomsnittlig betygspoäng i årskurs 9',
    delmalId: 'GR-1',
    arskurs: '9',
    enhet: 'poang',
  },
  {
    kolumn: 'TeacherQualificationPercentage',
    id: 'SV-BEHORIGHET',
    text: 'Lärare med legitimation och behörighet, andel (%)',
  },
  {
    kolumn: 'StudentTeacherRatio',
    id: 'SV-ELEVER-PER-LARARE',
    text: 'Elever per lärare',
    enhet: 'antal',
    hogreBattre: false,
  },
  {
    kolumn: 'ResultCategoryGrade3NationalExams',
    id: 'SV-NP3-LAGE',
    text: `Nationella prov i årskurs 3, ${LAGE}`,
    arskurs: '3',
    enhet: 'omdome',
  },
  {
    kolumn: 'ResultCategoryGrade6AverageScore',
    id: 'SV-BETYG6-LAGE',
    text: `Genomsnittlig betygspoäng i årskurs 6, ${LAGE}`,
    delmalId: 'GR-1',
    arskurs: '6',
    enhet: 'omdome',
  },
  {
    kolumn: 'ResultCategoryGrade9AverageScore',
    id: 'SV-BETYG9-LAGE',
    text: `Genomsnittlig betygspoäng i årskurs 9, ${LAGE}`,
    delmalId: 'GR-1',
    arskurs: '9',
    enhet: 'omdome',
  },
  {
    kolumn: 'TeacherQualificationComparison',
    id: 'SV-BEHORIGHET-LAGE',
    text: `Lärare med legitimation och behörighet, ${LAGE}`,
    enhet: 'omdome',
  },
  {
    kolumn: 'StudentTeacherRatioComparison',
    id: 'SV-ELEVER-PER-LARARE-LAGE',
    text: `Elever per lärare, ${LAGE}`,
    enhet: 'omdome',
    hogreBattre: false,
  },
  ...enkat('Parents', 'VH', 'Vårdnadshavare', 'vardnadshavare', null, [
    [
      'ParentsReceivingInformationAboutTheirChildsDevelopment',
      'INFORMATION',
      'information om barnets utveckling',
      null,
    ],
    ['ParentsSatisfactionWithTheirChildsSchool', 'NOJDHET', 'hur nöjda de är med barnets skola', null],
    ['ParentsPerceptionOfStudentInteractions', 'BEMOTANDE', 'hur eleverna bemöter varandra', 'GR-2'],
  ]),
  ...enkat('Teachers', 'LARARE', 'Lärare', 'personal', null, [
    ['NecessaryDevelopmentMeasures', 'UTVECKLING', 'utvecklingsinsatser som behövs i skolan', null],
    ['TeacherPerceptionOfStudentSupport', 'STOD', 'hur väl eleverna får det stöd de behöver', 'GR-4'],
    ['TeacherPerceptionOfStudentInteractions', 'BEMOTANDE', 'hur eleverna bemöter varandra', 'GR-2'],
  ]),
  ...(['5', '8'] as const).flatMap((ak) =>
    enkat(`Grade${ak}`, `ELEV${ak}`, `Elever i årskurs ${ak}`, 'elev', ak, [
      ['ClassroomDisruptions', 'STORNINGAR', 'störningar på lektionerna', 'GR-2'],
      ['AdultSupervisionDuringBreaks', 'RASTER', 'vuxna på rasterna', 'GR-2'],
      ['StudentSatisfaction', 'NOJDHET', 'hur nöjda de är med skolan', null],
      ['StudentSafety', 'TRYGGHET', 'hur trygga de är i skolan', 'GR-2'],
    ]),
  ),
]

/** Verdicts on one group's answers in Skolenkäten. */
function enkat(
  grupp: string,
  idDel: string,
  namn: string,
  respondent: string,
  arskurs: string | null,
  fragor: readonly (readonly [kolumn: string, id: string, om: string, delmalId: string | null])[],
): Given[] {
  return fragor.map(([kolumn, id, om, delmalId]) => ({
    kolumn: `SurveyAnswerCategory${grupp}Regarding${kolumn}`,
    id: `SV-ENKAT-${idDel}-${id}`,
    text: `${namn} om ${om}: ${LAGE}`,
    kalla: `${SKOLVERKET_KALLA} (${ENKAT})`,
    delmalId,
    respondent,
    arskurs,
    enhet: 'omdome',
  }))
}

export const SKOLVERKET_MATT: readonly SkolverketMatt[] = MATT.map(({ kolumn, ...given }, at) => ({
  kolumn,
  indikator: {
    ...nationell({ id: given.id, text: given.text, ordning: 100 + at }),
    ursprung: 'skolverket',
    kalla: SKOLVERKET_KALLA,
    ...given,
  },
}))
