import type { ArshjulMall } from '#domain/cycle/arshjul.ts'
import { ARSHJUL_DEGERFORS } from './arshjul-degerfors.ts'
import { ARSHJUL_VASBY, type ArshjulMallPost } from './arshjul-vasby.ts'

/** The posts of a template that a huvudman can start from. */
export function arshjulsmall(mall: Exclude<ArshjulMall, 'egen'>): readonly ArshjulMallPost[] {
  return mall === 'vasby' ? ARSHJUL_VASBY : ARSHJUL_DEGERFORS
}
