import type { CivilDatum } from '#domain/ska/civil-datum.ts'

/** When the self-assessment was made, and when the page was last read through. */
export const ASSESSED: CivilDatum = '2026-11-21'
export const REVIEWED: CivilDatum = '2026-11-21'

/** What we know to be short of WCAG 2.2 AA, or do not know because nobody has tried. Take away what is mended. */
export const KNOWN_LIMITS: readonly { title: string; text: string }[] = [
  {
    title: 'Inte prövad av användare med hjälpmedel.',
    text: 'Tjänsten är byggd för skärmläsare, förstoring och röststyrning, men ingen som dagligen använder sådana hjälpmedel har ännu prövat den.',
  },
  {
    title: 'Andras ändringar läses inte upp överallt.',
    text: 'Under Analysera orsaker och Prioritera insatser hörs en sammanfattning av vad kolleger gör. I tavlans andra vyer sägs inget om deras ändringar (WCAG 4.1.3). Dispositionen visar alltid det som gäller.',
  },
  {
    title: 'Tidslinjen är svår att överblicka på liten skärm.',
    text: 'Den går i sidled vid stark förstoring (WCAG 1.4.10). Samma insatser och aktiviteter finns som lista.',
  },
  {
    title: 'Texter som kolleger skriver.',
    text: 'Vi kan inte se till att de är lätta att läsa eller att länkar i dem har tydliga namn (WCAG 2.4.4, 3.1.5).',
  },
]
