/** Generators of code that sends a request and prints the answer, by language. A request has headers as a list of pairs. */
export const SNIPPETS = { cURL: curl, fetch: javascript, Python: python, PHP: php, Java: java };

const urlOf = (request) =>
  location.origin + request.path.replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, encodeURIComponent);

const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl(request) {
  return [
    `curl -i -X ${request.method} ${shell(urlOf(request))}`,
    ...request.headers.map(([name, value]) => `-H ${shell(value ? `${name}: ${value}` : `${name};`)}`),
    ...(request.body ? [`--data-raw ${shell(request.body)}`] : []),
  ].join(' \\\n  ');
}

// A JSON string is also a string literal of JavaScript, Python and Java.
const literal = JSON.stringify;

function javascript(request) {
  return `const response = await fetch(${literal(urlOf(request))}, {
  method: ${literal(request.method)},
  headers: [
${request.headers.map((pair) => `    [${pair.map(literal).join(', ')}],\n`).join('')}  ],${request.body ? `\n  body: ${literal(request.body)},` : ''}
});
console.log(response.status, await response.text());`;
}

function python(request) {
  return `import urllib.error
import urllib.request

request = urllib.request.Request(
    ${literal(urlOf(request))},
    method=${literal(request.method)},
    headers={
${request.headers.map(([name, value]) => `        ${literal(name)}: ${literal(value)},\n`).join('')}    },${request.body ? `\n    data=${literal(request.body)}.encode(),` : ''}
)
try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as error:
    response = error
print(response.status, response.read().decode())`;
}

const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;

function php(request) {
  return `<?php
$curl = curl_init(${quoted(urlOf(request))});
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => ${quoted(request.method)},
    CURLOPT_HTTPHEADER => [
${request.headers.map(([name, value]) => `        ${quoted(value ? `${name}: ${value}` : `${name};`)},\n`).join('')}    ],${request.body ? `\n    CURLOPT_POSTFIELDS => ${quoted(request.body)},` : ''}
    CURLOPT_RETURNTRANSFER => true,
]);
$body = curl_exec($curl);
echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), ' ', $body, PHP_EOL;`;
}

function java(request) {
  const body = request.body ? `HttpRequest.BodyPublishers.ofString(${literal(request.body)})` : 'HttpRequest.BodyPublishers.noBody()';
  return `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class SendRequest {
    public static void main(String[] args) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(${literal(urlOf(request))}))
${request.headers.map((pair) => `                .header(${pair.map(literal).join(', ')})\n`).join('')}                .method(${literal(request.method)}, ${body})
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.statusCode() + " " + response.body());
    }
}`;
}
