// Preloaded before the vendor's sample: writes each response that the sample receives to standard error, one JSON object a line.
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
