// Writes the code that the console copies for each request of a Postman collection: snippets.mjs SOURCE COLLECTION URL FOLDER FILES
// FILES: the name of a file by language, as JSON
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [source, file, origin, folder, files] = process.argv.slice(2);
globalThis.location = { origin };
const { SNIPPETS } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(source, 'utf8'))}`);
const names = JSON.parse(files);
const collection = JSON.parse(readFileSync(file, 'utf8'));
const variables = Object.fromEntries(collection.variable.map(({ key, value }) => [key, value]));

for (const { name: operation, item } of collection.item) {
  for (const { name: answer, request } of item) {
    const sent = {
      method: request.method,
      path: request.url.replace('{{baseUrl}}', ''),
      headers: request.header.map(({ key, value }) => [key, value.replace('{{token}}', variables.token)]),
      body: JSON.stringify(JSON.parse(request.body.raw)),
    };
    for (const [language, code] of Object.entries(SNIPPETS)) {
      const target = join(folder, language, operation, answer);
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, names[language]), code(sent));
    }
  }
}
