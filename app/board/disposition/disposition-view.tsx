export function DispositionView() {
  return null
}
