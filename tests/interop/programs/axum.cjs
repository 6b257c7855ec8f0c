// Uses the page of `examples/axum` as a user does: uploads files by PUT and by a form, saves them, and reads why
// uploads are rejected. With a directory as argument, it saves screenshots there.

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const readline = require('node:readline');
const { open } = require('./browser.cjs');

const MANIFEST = path.join(__dirname, '../../../examples/axum/Cargo.toml');
const NOTES = Buffer.from('一些笔记\r\n\0\ufeff end');
// A PNG of one pixel.
const IMAGE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const NOTES_FILE = { name: '报表 2024年 (终) 100%.txt', mimeType: 'text/plain', buffer: NOTES };
const IMAGE_FILE = { name: '头像#1.png', mimeType: 'image/png', buffer: IMAGE };

/** Writes a large text, because sending its bytes to the browser takes seconds. */
function large(folder, name, size) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, Buffer.alloc(size));
  return { name, path: file };
}

/** Uploads a file with the keyboard, and returns the message of the page. */
async function upload(page, method, file) {
  await page.setInputFiles('#file', file.path ?? file);
  await page.focus(`[value=${method}]`);
  await page.keyboard.press('Space');
  await page.focus('form button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('output:is(.good, .bad)');
  return page.textContent('output');
}

/** Saves the file of a link, and returns its name and bytes. */
async function save(page, name, folder) {
  const link = page.getByLabel(`Save ${name}`, { exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const saved = path.join(folder, download.suggestedFilename());
  for (let waited = 0; !fs.existsSync(saved) && waited < 100; waited += 1) await page.waitForTimeout(100);
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(saved) };
}

const names = (page) => page.locator('li .name').allTextContents();

const steps = {
  async 'the list is empty'(page, { address }) {
    await page.goto(address);
    await page.waitForSelector('#empty');
    assert.deepEqual(await names(page), []);
  },

  async 'a text is uploaded by PUT'(page) {
    assert.equal(await upload(page, 'put', NOTES_FILE), `${NOTES_FILE.name} is uploaded.`);
    assert.deepEqual(await names(page), [NOTES_FILE.name]);
  },

  async 'an image is uploaded by a form'(page) {
    assert.equal(await upload(page, 'form', IMAGE_FILE), `${IMAGE_FILE.name} is uploaded.`);
    assert.deepEqual(await names(page), [NOTES_FILE.name, IMAGE_FILE.name]);
  },

  async 'the image is shown'(page) {
    const image = page.getByAltText(`Preview of ${IMAGE_FILE.name}`);
    await image.evaluate((element) => element.decode());
    assert.deepEqual(await image.evaluate((element) => [element.naturalWidth, element.naturalHeight]), [1, 1]);
  },

  async 'the files are saved under their names'(page, { folder }) {
    for (const { name, buffer } of [NOTES_FILE, IMAGE_FILE]) {
      assert.deepEqual(await save(page, name, folder), { name, bytes: buffer });
    }
  },

  async 'the list is kept when the page is loaded again'(page) {
    await page.reload();
    await page.waitForSelector('li');
    assert.deepEqual(await names(page), [NOTES_FILE.name, IMAGE_FILE.name]);
  },

  async 'the progress of an upload is shown'(page, { folder }) {
    const values = await page.evaluateHandle(() => {
      const values = [];
      const progress = document.querySelector('progress');
      new MutationObserver(() => values.push(progress.value)).observe(progress, { attributeFilter: ['value'] });
      return values;
    });
    assert.equal(await upload(page, 'put', large(folder, '大.txt', 10 << 20)), '大.txt is uploaded.');
    const shown = await values.jsonValue();
    assert.deepEqual([shown[0], shown.at(-1)], [0, 1]);
    assert.ok(await page.locator('progress').isHidden());
  },

  async 'a file is dropped'(page) {
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['a,b'], '拖放.csv', { type: 'text/csv' }));
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    });
    await page.click('form button');
    await page.getByText('拖放.csv is uploaded.').waitFor();
  },

  async 'another user has another list'(page) {
    await page.selectOption('#user', 'bob');
    await page.waitForSelector('#empty');
    assert.deepEqual(await names(page), []);
    await page.selectOption('#user', 'alice');
    await page.waitForSelector('li');
  },

  async 'rejected uploads show the reason'(page, { folder }) {
    const tooLarge = large(folder, 'too large.txt', (10 << 20) + 1);
    const exists =
      'COS responded with 409 FileAlreadyExists: The object already exists and x-cos-forbid-overwrite is true.';
    const exceeds =
      'COS responded with 400 EntityTooLarge: Your proposed upload exceeds the maximum allowed object size.';
    for (const [method, file, reason] of [
      ['put', tooLarge, 'the file has 10485761 bytes, and the limit is 10485760'],
      ['form', tooLarge, exceeds],
      ['put', NOTES_FILE, exists],
      ['form', IMAGE_FILE, exists],
      ['put', { ...NOTES_FILE, mimeType: 'text/html' }, 'the type "text/html" is not accepted'],
      ['put', { ...NOTES_FILE, name: '空.txt', buffer: Buffer.alloc(0) }, 'the file is empty'],
    ]) {
      assert.equal(await upload(page, method, file), `${file.name} is not uploaded: ${reason}`);
    }
    assert.deepEqual(await names(page), [NOTES_FILE.name, IMAGE_FILE.name, '大.txt', '拖放.csv']);
  },

  async 'the page fits a narrow window'(page) {
    await page.setViewportSize({ width: 320, height: 800 });
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await page.evaluate(overflow), 0);
  },
};

async function main(screenshots) {
  // Node exits when nothing is pending, for example if the example program has ended. So the exit code is 0 only at the
  // end.
  process.exitCode = 1;
  const example = spawn('cargo', ['run', '--quiet', '--locked', '--manifest-path', MANIFEST, '--', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'downloads-'));
  try {
    const [address] = await once(readline.createInterface({ input: example.stdout }), 'line');
    const { context, page, close } = await open();
    // The browser saves files in this folder, under the names that it chooses.
    const session = await context.browser().newBrowserCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
    for (const [at, [name, step]] of Object.entries(steps).entries()) {
      await step(page, { address, folder });
      if (screenshots) await page.screenshot({ path: path.join(screenshots, `${at}.png`), fullPage: true });
      console.log(`ok: ${name}`);
    }
    await close();
    process.exitCode = 0;
  } finally {
    example.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv[2]);
