// Loaded before the page's script: tells on standard error, a line of JSON each, what the script was answered.
const send = globalThis.fetch;

globalThis.fetch = async (...request) => {
  const response = await send(...request);
  console.error(
    JSON.stringify({
      status: response.status,
      name: response.headers.get('X-Sandbox-Answer'),
      because: response.headers.get('X-Sandbox-Because'),
      body: await response.clone().json(),
    }),
  );
  return response;
};
