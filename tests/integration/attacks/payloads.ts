/** What attackers type. */

/** Texts that are code somewhere: as an element, an attribute, a link, in a script, in a template, as a comment. */
export const XSS = [
  '<script>pwn()</script>',
  '</script><script>pwn()</script>',
  '</title><script>pwn()</script>',
  '<!--<script>pwn()</script>',
  '<img src=x onerror=pwn()>',
  '"><img src=x onerror=pwn()>',
  "'><svg/onload=pwn()>",
  '" onmouseover="pwn()" x="',
  "' onfocus='pwn()' autofocus='",
  '<iframe srcdoc="<script>pwn()</script>">',
  '<a href="javascript:pwn()">x</a>',
  '<a href="java\tscript:pwn()">x</a>',
  '<style>@import "//evil.example"</style>',
  '<base href="//evil.example/">',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '</textarea><img src=x onerror=pwn()>',
  '<template><img src=x onerror=pwn()></template>',
  '<math><mtext><img src=x onerror=pwn()>',
  '&lt;script&gt;pwn()&lt;/script&gt;',
  '<x\u2028onclick=pwn()>',
]

/** Addresses that look like ours until a browser reads them. */
export const ELSEWHERE = [
  'https://evil.example/',
  'https:evil.example',
  '//evil.example/',
  '///evil.example/',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n//evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/./\\evil.example',
  'javascript:pwn()',
  'data:text/html,pwn',
  'evil.example',
  '/\u0000/evil.example',
  '/x\r\nSet-Cookie: kvt=evil',
]

/** Ways out of the folder of files. */
export const OUT_OF_FOLDER = [
  '/../package.json',
  '/../../package.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%2f..%2fpackage.json',
  '/..%5c..%5cpackage.json',
  '/..\\..\\package.json',
  '/%252e%252e%252fpackage.json',
  '/%c0%ae%c0%ae/package.json',
  '/assets/../../server/index.js',
  '/assets/..%2f..%2fserver%2findex.js',
  '/assets/%2e%2e/%2e%2e/server/index.js',
  '/assets/....//....//server/index.js',
  '/assets/..;/..;/server/index.js',
  '/assets/%00../../server/index.js',
  '//etc/passwd',
  '/assets//etc/passwd',
  '/server/index.js',
  '/server/main.ts',
  '/package.json',
  '/.env',
  '/.git/config',
  '/node_modules/pg/package.json',
  '/assets/',
  '/assets/.',
]

/** Names that every object has without having been given them. */
export const INHERITED = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__proto__[polluted]',
]

/** Ways to bend one field of a form that is otherwise right. */
export const BENT: Record<string, (name: string) => Record<string, string | File>> = {
  nul: (name) => ({ [name]: 'a\0b' }),
  long: (name) => ({ [name]: 'å'.repeat(50_000) }),
  inherited: (name) => ({
    [name]: '__proto__',
    ...Object.fromEntries(INHERITED.map((key) => [key, 'polluted'])),
  }),
  file: (name) => ({ [name]: new File(['x'], 'x.txt') }),
  number: (name) => ({ [name]: '99999999999999999999' }),
}

/** As React writes a text. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
}

/** The page without the insides of its scripts, and the insides. */
export function takeApart(html: string): { markup: string; scripts: { tag: string; code: string }[] } {
  const scripts: { tag: string; code: string }[] = []
  const markup = html.replace(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g, (_all, tag: string, code: string) => {
    scripts.push({ tag, code })
    return '<script></script>'
  })
  return { markup, scripts }
}
