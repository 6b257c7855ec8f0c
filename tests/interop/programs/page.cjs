// Uses the page of the example `browser` as a user does: views an image, saves a file and uploads a file.

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const readline = require('node:readline');
const { open } = require('./browser.cjs');

const IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const REPORT = '季度,收入\n一,1\n';
const REPORT_NAME = '报表 2024年 (终).csv';
const NOTES = '一些笔记\r\n\0\ufeff end';
const NOTES_TYPE = 'text/plain; charset=utf-8';

const steps = {
  async 'the image is shown in the page'(page, address) {
    const arrived = page.waitForResponse((response) => response.request().resourceType() === 'image');
    await page.goto(address);
    const response = await arrived;
    assert.equal(response.headers()['content-type'], 'image/svg+xml');
    assert.equal(response.headers()['content-disposition'], 'inline');
    assert.equal(await response.text(), IMAGE);
    const size = await page.locator('#image').evaluate((image) => [image.naturalWidth, image.naturalHeight]);
    assert.deepEqual(size, [40, 20]);
  },

  async 'the image is shown by its own address'(page) {
    await page.click('#preview');
    await page.waitForURL(/q-signature=/);
    assert.equal(await page.evaluate(() => document.contentType), 'image/svg+xml');
    await page.goBack();
  },

  async 'the report is saved under its Chinese name'(page, _, folder) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
    assert.equal(download.suggestedFilename(), REPORT_NAME);
    const saved = path.join(folder, REPORT_NAME);
    for (let waited = 0; !fs.existsSync(saved) && waited < 100; waited += 1) await page.waitForTimeout(100);
    assert.deepEqual(fs.readdirSync(folder), [REPORT_NAME]);
    assert.equal(fs.readFileSync(saved, 'utf8'), REPORT);
  },

  async 'the notes are uploaded'(page) {
    await page.setInputFiles('input', { name: '笔记.txt', mimeType: 'text/plain', buffer: Buffer.from(NOTES) });
    await page.click('button');
    await page.waitForFunction(() => document.querySelector('output').textContent !== '');
    assert.equal(await page.textContent('output'), '200');
    const url = await page.getAttribute('#uploaded', 'href');
    const response = await fetch(url);
    assert.equal(response.headers.get('content-type'), NOTES_TYPE);
    assert.equal(Buffer.from(await response.arrayBuffer()).toString(), NOTES);
  },

  async 'with another Content-Type the upload is rejected'(page) {
    const answer = await page.evaluate(async () => {
      const { url } = document.querySelector('form').dataset;
      const response = await fetch(url, { method: 'PUT', headers: { 'Content-Type': 'text/html' }, body: 'x' });
      return { status: response.status, body: await response.text() };
    });
    assert.equal(answer.status, 403);
    assert.match(answer.body, /<Code>SignatureDoesNotMatch<\/Code>/);
  },
};

async function main() {
  // Node exits when nothing is pending, for example if the example program has ended. So the exit code is 0 only at the
  // end.
  process.exitCode = 1;
  const example = spawn('cargo', ['run', '--quiet', '--package', 'cos-url-stand-in', '--example', 'browser'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'downloads-'));
  try {
    const [address] = await once(readline.createInterface({ input: example.stdout }), 'line');
    const { context, page, close } = await open();
    // The browser saves files in this folder, under the names that it chooses.
    const session = await context.browser().newBrowserCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
    for (const [name, step] of Object.entries(steps)) {
      await step(page, address, folder);
      console.log(`ok: ${name}`);
    }
    await close();
    process.exitCode = 0;
  } finally {
    example.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

main();
