// A client: the `fetch` of Node.

const { serve } = require('./lines.cjs');

serve(async ({ method, url, headers, body }) => {
  const hasBody = method === 'PUT' || method === 'POST';
  // `fetch` sets `Content-Length` itself.
  const sent = headers.filter(([name]) => name !== 'Content-Length');
  const response = await fetch(url, { method, headers: sent, body: hasBody ? body : undefined, redirect: 'manual' });
  return { status: response.status, body: await response.arrayBuffer() };
});
