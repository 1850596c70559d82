export function FoljUppView() {
  return null
}
