// Node's fetch.

const { serve } = require('./lines.cjs');

serve(async ({ method, url, headers, body }) => {
  const hasBody = method === 'PUT' || method === 'POST';
  // The length is that of the body, and fetch sends it by itself.
  const sent = headers.filter(([name]) => name !== 'Content-Length');
  const response = await fetch(url, { method, headers: sent, body: hasBody ? body : undefined, redirect: 'manual' });
  return { status: response.status, body: await response.arrayBuffer() };
});
