/** What a form of ours sent. What is no form at all is answered 400, not with a fault of ours. */
export async function readForm(request: Request): Promise<FormData> {
  const sent = await request.formData().catch(() => {
    throw new Response(null, { status: 400 })
  })
  const form = new FormData()
  for (const [name, value] of sent) form.append(name, typeof value === 'string' ? withoutNul(value) : value)
  return form
}

/** Nobody types a NUL, and PostgreSQL stores none. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}
