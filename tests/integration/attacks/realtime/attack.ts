/** An attack with its twin: the same kind of frame, from or for somebody who may. */
import { expect } from 'vitest'
import type { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { docOf, type Role, type Scene, SOON, said } from './scene.ts'

export type Try = {
  as: Role | 'anna' | 'bo'
  at?: keyof Scene['sites']
  /** Updates to send. */
  say(me: ScriptedClient): Uint8Array | Uint8Array[]
  /** As the answer to a question for what the server lacks, which is read with wider bounds. */
  isStep2?: boolean
}

export type Attack = {
  name: string
  /** The rule that it is refused by, the code it is closed with, or `nothing` when it is taken in and changes nothing. */
  ends: `G${number}` | number | 'nothing'
  bad: Try
  twin: Try
}

export const attack = (name: string, ends: Attack['ends'], bad: Try, twin: Try): Attack => ({
  ...{ name, ends, bad, twin },
})

/** Rules for which the server first asks for what is missing. */
const ASKED = ['G3', 'G4', 'G22']

/** Runs an attack; everybody else must notice nothing, and the twin must be stored. */
export async function runAttack(scene: Scene, { ends, bad, twin }: Attack): Promise<void> {
  const site = scene.sites[bad.at ?? 'enhet']
  const before = await site.picture()
  const mallory = await enter(scene, bad)
  const { saved } = mallory
  const updates = [bad.say(mallory)].flat()
  for (const update of updates) send(mallory, update, bad.isStep2)
  // She does not do what she is asked for.
  if (typeof ends === 'string' && ASKED.includes(ends))
    for (let again = 0; again < 3; again++) mallory.writeStep2(updates[0]!)
  if (ends === 'nothing') await mallory.allSaved()
  else await expect.poll(() => mallory.closed?.code ?? mallory.refused?.rule, SOON).toBe(ends)
  if (typeof ends === 'number') expect(mallory.refused).toBeNull()
  // Nothing of it was called saved, and she is told why in words.
  if (ends !== 'nothing') expect(mallory.saved).toBeLessThan(saved + updates.length)
  if (mallory.refused) expect(mallory.refused.message).toMatch(/^\p{Lu}.*\.$/u)
  expect(await site.picture()).toEqual(before)
  mallory.cut()
  await site.workOn()
  await runTwin(scene, twin)
}

async function runTwin(scene: Scene, twin: Try): Promise<void> {
  const site = scene.sites[twin.at ?? 'enhet']
  const before = await scene.rig.rooms.state(site.boardId)
  const friend = await enter(scene, twin)
  for (const update of [twin.say(friend)].flat()) send(friend, update, twin.isStep2)
  await friend.allSaved()
  expect([friend.refused, friend.closed]).toEqual([null, null])
  const after = await scene.rig.rooms.state(site.boardId)
  expect(Buffer.compare(before, after)).not.toBe(0)
  for (const colleague of [site.anna, site.bo])
    await expect.poll(() => said(colleague.doc), SOON).toBe(said(docOf(after)))
  friend.cut()
}

async function enter({ rig, who, sites }: Scene, { as, at = 'enhet' }: Try): Promise<ScriptedClient> {
  const client = await rig.join(who[as], sites[at].boardId)
  await client.allSaved()
  return client
}

function send(client: ScriptedClient, update: Uint8Array, isStep2 = false): void {
  if (isStep2) client.writeStep2(update)
  else client.write(update)
}
