/** The part of JSON Schema that our OpenAPI document uses. Returns what is wrong, with where; empty when it fits. */
export type JsonSchema = {
  $ref?: string
  type?: string | string[]
  enum?: readonly unknown[]
  format?: string
  required?: string[]
  properties?: Record<string, JsonSchema>
  additionalProperties?: boolean
  items?: JsonSchema
}

export function schemaFaults(document: object, schema: JsonSchema, value: unknown, at = '$'): string[] {
  if (schema.$ref) return schemaFaults(document, resolve(document, schema.$ref), value, at)
  const types = [schema.type ?? []].flat()
  if (types.length > 0 && !types.some((type) => isOfType(type, value)))
    return [`${at}: ${JSON.stringify(value)} is not ${types.join(' or ')}`]
  if (schema.enum && !schema.enum.includes(value))
    return [`${at}: ${JSON.stringify(value)} is not one of ${JSON.stringify(schema.enum)}`]
  if (typeof value === 'string' && schema.format && !FORMATS[schema.format]?.test(value))
    return [`${at}: ${value} is no ${schema.format}`]
  if (Array.isArray(value))
    return value.flatMap((item, i) => schemaFaults(document, schema.items ?? {}, item, `${at}[${i}]`))
  if (typeof value === 'object' && value !== null) return objectFaults(document, schema, value, at)
  return []
}

function objectFaults(document: object, schema: JsonSchema, value: object, at: string): string[] {
  const properties = schema.properties ?? {}
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key))
  return [
    ...missing.map((key) => `${at}.${key}: missing`),
    ...Object.entries(value).flatMap(([key, item]) => {
      const of = properties[key]
      if (of) return schemaFaults(document, of, item, `${at}.${key}`)
      return schema.additionalProperties === false ? [`${at}.${key}: not in the document`] : []
    }),
  ]
}

function resolve(document: object, ref: string): JsonSchema {
  const path = ref.replace(/^#\//, '').split('/')
  const found = path.reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | undefined)?.[key],
    document,
  )
  if (!found) throw new Error(`The document has no ${ref}`)
  return found as JsonSchema
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
}
