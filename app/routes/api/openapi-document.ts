/** The API in OpenAPI 3.1. What is asked and answered is in parameters.ts and fields.ts; this is the frame around them. */
import { FIELDS, type Resource } from './fields.ts'
import { PARAMETERS } from './parameters.ts'

const ABOUT: Record<Resource, { summary: string; description: string; schema: string }> = {
  boards: {
    summary: 'Tavlor',
    description: 'Tavlorna du får läsa, med fas och vad de innehåller. En rad per tavla.',
    schema: 'Board',
  },
  insatser: {
    summary: 'Insatser',
    description:
      'Insatserna på tavlorna du får läsa, med mål, beslut, status och det utfall och de orsaker som de svarar på. En rad per insats.',
    schema: 'Insats',
  },
  matvarden: {
    summary: 'Mätvärden',
    description:
      'Publicerade och lokala värden för enheterna du får se, för kommunen och för riket, med källa och datum. En rad per värde.',
    schema: 'Matvarde',
  },
  delmal: {
    summary: 'Delmål',
    description: 'De nationella delmålen med indikatorer, och hur mycket arbete som gäller vart och ett.',
    schema: 'Delmal',
  },
}

const INFO = `Läs det som du får läsa i Kvalitetstavlan, som JSON eller (med \`Accept: text/csv\`) som CSV.

**Inloggning.** Skicka \`POST /login\` med fälten \`epost\` och \`losenord\` och använd sessionskakan i svaret.

**Sidor.** Ett svar har högst \`limit\` rader. Finns det fler är \`nasta\` inte null: skicka det som \`efter\`. Adressen till nästa sida står också i huvudet \`Link\` (rel="next").

**CSV.** UTF-8 med BOM, semikolon mellan fälten, CRLF mellan raderna, decimalkomma, ja/nej, och flera värden i samma cell med \` | \` mellan. En text som börjar som en formel får en apostrof framför sig. Vill du ha decimalpunkt, läs JSON.

**Tomt är tomt.** Ett värde som saknas är null (i CSV en tom cell), aldrig noll.

**Id.** Ett id ändras aldrig och återanvänds aldrig.`

/** The whole document, as data. */
export function openapiDocument() {
  const resources = Object.keys(ABOUT) as Resource[]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kvalitetstavlan',
      version: '1.0.0',
      summary: 'Tavlor, insatser, mätvärden och delmål för Qlik, Stratsys och egna skript.',
      description: INFO,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths: {
      ...Object.fromEntries(
        resources.map((resource) => [`/api/v1/${resource}`, { get: operation(resource) }]),
      ),
      '/api/v1/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'Det här dokumentet',
          security: [],
          responses: {
            200: {
              description: 'OpenAPI 3.1.',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'kvalitetstavlan',
          description: 'Sessionskakan. Över https heter den `__Host-kvalitetstavlan`.',
        },
      },
      schemas: {
        ...Object.fromEntries(resources.map((resource) => [ABOUT[resource].schema, rowSchema(resource)])),
        Fel: {
          type: 'object',
          required: ['fel'],
          additionalProperties: false,
          properties: {
            fel: {
              type: 'object',
              required: ['kod', 'meddelande'],
              additionalProperties: false,
              properties: {
                kod: { type: 'string', enum: ['inte-inloggad', 'ogiltig-parameter', 'bara-las'] },
                meddelande: {
                  type: 'string',
                  description: 'Vad som är fel och vad du kan göra, på svenska.',
                },
                parameter: { type: 'string', description: 'Parametern som felet gäller.' },
              },
            },
          },
        },
      },
      responses: {
        IngenInloggning: { description: 'Du är inte inloggad.', content: fel() },
        OgiltigParameter: { description: 'En parameter är fel eller okänd.', content: fel() },
      },
    },
  }
}

function operation(resource: Resource) {
  const { summary, description, schema } = ABOUT[resource]
  return {
    operationId: resource,
    summary,
    description,
    parameters: PARAMETERS[resource].map(({ name, description: about, schema: of }) => ({
      name,
      in: 'query',
      required: false,
      description: about,
      schema: of,
    })),
    responses: {
      200: {
        description: summary,
        headers: {
          ETag: { description: 'Skicka som If-None-Match för att få 304.', schema: { type: 'string' } },
          Link: { description: 'Nästa sida, när det finns en.', schema: { type: 'string' } },
        },
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['data', 'antal', 'nasta'],
              additionalProperties: false,
              properties: {
                data: { type: 'array', items: { $ref: `#/components/schemas/${schema}` } },
                antal: { type: 'integer', description: 'Antal rader i det här svaret.' },
                nasta: {
                  type: ['string', 'null'],
                  description: 'Skicka som `efter` för nästa sida; null på den sista.',
                },
              },
            },
          },
          'text/csv': {
            schema: { type: 'string', description: 'Samma fält som kolumner, i samma ordning.' },
          },
        },
      },
      304: { description: 'Inget har ändrats sedan svaret med den ETag som du skickade.' },
      400: { $ref: '#/components/responses/OgiltigParameter' },
      401: { $ref: '#/components/responses/IngenInloggning' },
    },
  }
}

function rowSchema(resource: Resource) {
  return {
    type: 'object',
    required: Object.keys(FIELDS[resource]),
    additionalProperties: false,
    properties: FIELDS[resource],
  }
}

function fel() {
  return { 'application/json': { schema: { $ref: '#/components/schemas/Fel' } } }
}
