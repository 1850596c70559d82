/** Contrast of two colours as WCAG 2 counts it, for colours written in OKLCH. */
export type Oklch = { l: number; c: number; h: number }

/** From 1 (the same) to 21 (black on white). */
export function contrast(a: Oklch, b: Oklch): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `oklch(0.5 0.1 250)` → its parts. Throws on anything else, so that no colour goes unmeasured. */
export function parseOklch(text: string): Oklch {
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(text.trim())
  if (!parts) throw new Error(`Not an opaque oklch() colour: ${text}`)
  return { l: Number(parts[1]), c: Number(parts[2]), h: Number(parts[3]) }
}

function luminance({ l, c, h }: Oklch): number {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  // OKLab → linear sRGB (Ottosson 2020).
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ].map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number]
  return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
}
