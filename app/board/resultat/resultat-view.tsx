export function ResultatView() {
  return null
}
