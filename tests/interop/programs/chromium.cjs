// A client: headless Chromium. It calls `fetch` in a page of another origin, or opens the URL as if it were typed.

const http = require('node:http');
const { open } = require('./browser.cjs');
const { serve } = require('./lines.cjs');

/** Sends a request with `fetch`. This function runs in the page. */
async function fetchInPage({ method, url, headers, body }) {
  const hasBody = method === 'PUT' || method === 'POST';
  // The browser sets `Content-Length`; a page cannot.
  const sent = headers.filter(([name]) => name !== 'Content-Length');
  const response = await fetch(url, { method, headers: sent, body: hasBody ? body : undefined, cache: 'no-store' });
  return { status: response.status, body: Array.from(new Uint8Array(await response.arrayBuffer())) };
}

/** Opens a URL. If the browser saves the file instead of displaying it, the body is not available. */
async function openAddress(page, url) {
  let saved;
  const listen = (response) => {
    if (response.request().isNavigationRequest()) saved = response.status();
  };
  page.on('response', listen);
  try {
    const response = await page.goto(url, { waitUntil: 'commit' });
    return { status: response.status(), body: await response.body() };
  } catch (error) {
    if (saved !== undefined && /Download is starting|ERR_ABORTED/.test(String(error))) return { status: saved, body: null };
    throw error;
  } finally {
    page.off('response', listen);
  }
}

async function main(mode) {
  const { page, close } = await open();
  // A page of another origin than that of the stand-in, so that the rules of CORS apply.
  const site = http.createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><link rel="icon" href="data:,">');
  });
  await new Promise((listening) => site.listen(0, '127.0.0.1', listening));
  await page.goto(`http://127.0.0.1:${site.address().port}/`);

  await serve(mode === 'fetch' ? (request) => page.evaluate(fetchInPage, request) : ({ url }) => openAddress(page, url));
  await close();
  site.close();
  site.closeAllConnections();
}

main(process.argv[2]);
