// Uses the page of the example `form` as a user does: uploads files by a form without a script, and with `fetch`.

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const readline = require('node:readline');
const { open } = require('./browser.cjs');

const IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const NOTES = '一些笔记\r\n\0\ufeff end';

/** Chooses a file, and calls the function `upload` of the page with it. */
async function upload(page, form, content, type) {
  await page.setInputFiles('#avatar', { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(content) });
  return page.evaluate(
    ([form, type]) => upload(forms[form], document.querySelector('#avatar').files[0], type),
    [form, type],
  );
}

const steps = {
  async 'a file is uploaded without a script'(page, address) {
    await page.goto(address);
    await page.setInputFiles('form input[type=file]', { name: '笔 记".txt', mimeType: 'a/b', buffer: Buffer.from(NOTES) });
    await page.click('form button');
    await page.waitForURL(/done\.html/);
    const parameters = new URL(page.url()).searchParams;
    assert.equal(parameters.get('bucket'), 'examplebucket-1250000000');
    assert.equal(parameters.get('key'), '收件箱 & 1/笔 记".txt');
    assert.match(parameters.get('etag'), /^"[0-9a-f]{32}"$/);
    await page.goBack();
  },

  async 'a file is uploaded by fetch'(page) {
    assert.deepEqual(await upload(page, 'valid', IMAGE, 'image/svg+xml'), { status: 204, body: '' });
    const response = await fetch(await page.getAttribute('#uploaded', 'href'));
    assert.equal(response.headers.get('content-type'), 'image/svg+xml');
    assert.equal(await response.text(), IMAGE);
  },

  async 'uploads that violate the policy are rejected'(page) {
    for (const [form, content, type, status, code] of [
      ['valid', '', 'image/png', 400, 'EntityTooSmall'],
      ['valid', 'x'.repeat(1001), 'image/png', 400, 'EntityTooLarge'],
      ['valid', 'x', 'text/html', 403, 'AccessDenied'],
      ['expired', 'x', 'image/png', 403, 'AccessDenied'],
    ]) {
      const answer = await upload(page, form, content, type);
      assert.equal(answer.status, status);
      assert.match(answer.body, new RegExp(`<Code>${code}</Code>`));
    }
    const response = await fetch(await page.getAttribute('#uploaded', 'href'));
    assert.equal(await response.text(), IMAGE);
  },
};

async function main() {
  // Node exits when nothing is pending, for example if the example program has ended. So the exit code is 0 only at the
  // end.
  process.exitCode = 1;
  const example = spawn('cargo', ['run', '--quiet', '--package', 'cos-url-stand-in', '--example', 'form'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [address] = await once(readline.createInterface({ input: example.stdout }), 'line');
    const { page, close } = await open();
    for (const [name, step] of Object.entries(steps)) {
      await step(page, address);
      console.log(`ok: ${name}`);
    }
    await close();
    process.exitCode = 0;
  } finally {
    example.kill();
  }
}

main();
