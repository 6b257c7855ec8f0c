// Tests the module that is named on the command line: `node test.mjs path/to/cos_url_wasm.wasm`.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { load } from './cos_url.mjs';

// The example key pair of the COS documentation.
const credentials = { secretId: 'AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q', secretKey: 'BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz' };
const object = { bucket: 'examplebucket-1250000000', region: 'ap-beijing', key: 'photo.jpg' };
const bytes = await readFile(process.argv[2]);

// `load` does not return the memory, so it is taken from the instance.
let memory;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (source) => {
  const loaded = await instantiate(source);
  ({ memory } = (loaded.instance ?? loaded).exports);
  return loaded;
};

async function configured(keys = credentials) {
  const signer = await load(bytes);
  signer.configure(keys);
  return signer;
}

/** Verifies a signed URL with the HMAC of Node, and returns the parts that the tests compare. */
function verify(url, method = 'get', secretKey = credentials.secretKey) {
  const { host, pathname, search } = new URL(url);
  const fields = new Map(search.slice(1).split('&').map((pair) => pair.split('=')));
  const field = (name) => decodeURIComponent(fields.get(name));
  // The list contains the names in lower case.
  const values = new Map([...fields].map(([name, value]) => [name.toLowerCase(), value]));
  assert.equal(field('q-header-list'), 'host');
  const parameters = field('q-url-param-list').split(';').filter(Boolean).map((name) => `${name}=${values.get(name)}`);
  const [time, hmac] = [field('q-key-time'), (key, text) => createHmac('sha1', key).update(text).digest('hex')];
  const http = [method, decodeURIComponent(pathname), parameters.join('&'), `host=${host}`, ''].join('\n');
  const signed = ['sha1', time, createHash('sha1').update(http).digest('hex'), ''].join('\n');
  assert.equal(field('q-signature'), hmac(hmac(secretKey, time), signed));
  return { key: decodeURIComponent(pathname).slice(1), time, token: fields.has('x-cos-security-token') && field('x-cos-security-token') };
}

test('the second example of the COS documentation (436/7778)', async () => {
  const url = (await configured()).sign({
    ...object,
    key: 'exampleobject(腾讯云)',
    query: { 'response-content-type': 'application/octet-stream', 'response-cache-control': 'max-age=600' },
    headers: { Date: 'Thu, 16 May 2019 06:55:53 GMT' },
    // The period of the example starts 60 seconds before the time of signing.
    now: (1557989753 + 60) * 1000,
    expires: 1557996953 - 1557989753 - 60,
  });
  assert.equal(
    url,
    'https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/exampleobject%28%E8%85%BE%E8%AE%AF%E4%BA%91%29' +
      '?q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989753%3B1557996953' +
      '&q-key-time=1557989753%3B1557996953&q-header-list=date%3Bhost' +
      '&q-url-param-list=response-cache-control%3Bresponse-content-type' +
      '&q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012' +
      '&response-cache-control=max-age%3D600&response-content-type=application%2Foctet-stream',
  );
});

test('a URL that is valid from now', async () => {
  const before = Math.floor(Date.now() / 1000);
  const [start, end] = verify((await configured()).sign({ ...object, expires: '10m' })).time.split(';').map(Number);
  assert.equal(end - start, 660);
  assert.ok(before <= end - 600 && end - 600 <= before + 5);
});

test('a time of signing as a number, a Date, and with a fraction', async () => {
  const signer = await configured();
  for (const now of [1700000000000, new Date(1700000000000), 1700000000999.9]) {
    assert.equal(verify(signer.sign({ ...object, now })).time, '1699999940;1700000900');
  }
});

test('methods and parameters', async () => {
  const signer = await configured();
  verify(signer.sign({ ...object, method: 'PUT' }), 'put');
  verify(signer.sign({ ...object, query: { versionId: 'MTg0NDUxNzgyOTk2NTkwNDM2MTQ' } }));
});

test('Chinese, long and unusual keys', async () => {
  const signer = await configured();
  for (const key of ['报表/2024 年.pdf', '文'.repeat(283), 'k'.repeat(850), 'a"b\\c\u007f💾', 'a+b%2F&?#=;']) {
    assert.equal(verify(signer.sign({ ...object, key })).key, key);
  }
});

test('temporary credentials', async () => {
  const token = 'token+/='.repeat(200);
  const signer = await configured({ ...credentials, token, expiredTime: 1700000900 });
  assert.equal(verify(signer.sign({ ...object, now: 1700000000000 })).token, token);
  assert.throws(() => signer.sign({ ...object, now: 1700000001000 }), {
    message:
      'the URL would expire at 1700000901, after its credentials (1700000900); use a shorter `expires`, renew the ' +
      'credentials, or call `Signer::cap_to_credentials`',
  });
  signer.configure({ ...credentials, token, expiredTime: 1700000901 });
  verify(signer.sign({ ...object, now: 1700000001000 }));
});

test('invalid requests', async () => {
  const signer = await configured();
  for (const [part, message] of [
    [{ region: 'ap-gaungzhou' }, 'invalid region `ap-gaungzhou`: unknown COS region; did you mean `ap-guangzhou`?'],
    [{ key: undefined }, 'missing field `key`'],
    [{ key: '\ud800' }, 'unexpected end of hex escape'],
    [{ expires: 0 }, 'invalid `expires`: the lifetime of a URL is at least 1 second'],
    [{ query: { versionId: 5 } }, 'invalid type: integer `5`, expected a string'],
    [{ now: -1 }, 'the time of signing is -1; `now` is in milliseconds, as `Date.now()` returns it'],
    [{ now: 1700000000 }, 'the time of signing is 1700000000; `now` is in milliseconds, as `Date.now()` returns it'],
    [{ now: 'today' }, 'the time of signing is today; `now` is in milliseconds, as `Date.now()` returns it'],
    [{ now: 1e17 }, /^the time of signing is 100000000000000, after the year 9999/],
    [{ expire: 900 }, /^unknown field `expire`; the fields are `bucket`, `region`, `key`,/],
  ]) {
    assert.throws(() => signer.sign({ ...object, ...part }), { message });
  }
  verify(signer.sign(object));
});

test('invalid and missing credentials', async () => {
  const signer = await load(bytes);
  assert.throws(() => signer.sign(object), { message: 'no credentials; call `configure` first' });
  for (const [keys, message] of [
    [{ ...credentials, secretKey: 12345 }, /^credentials have the strings `secretId` and `secretKey`, and temporary ones/],
    [{ ...credentials, secretkey: 'secret' }, /^credentials have the strings `secretId` and `secretKey`, and temporary ones/],
    [{ ...credentials, secretKey: ' ' }, 'whitespace around the SecretKey; remove the whitespace'],
    [{ ...credentials, expiredTime: Date.now() }, /^the end of the credentials is \d+, after the year 9999/],
  ]) {
    assert.throws(() => signer.configure(keys), { message });
  }
  signer.configure(credentials);
  assert.throws(() => signer.configure({}));
  // The stored credentials did not change.
  verify(signer.sign(object));
});

test('inputs that make the memory grow', async () => {
  const signer = await configured();
  const message = /^invalid object key `a{80}…`: an object key has at most 850 bytes of UTF-8 \(4000000 bytes\)$/;
  assert.throws(() => signer.sign({ ...object, key: 'a'.repeat(4_000_000) }), { message });
  verify(signer.sign(object));
});

test('the memory contains no secret after `configure`', async () => {
  const contains = (text) => Buffer.from(memory.buffer).includes(text);
  await configured();
  // The module stores the SecretId, because each URL contains it.
  assert.ok(contains(credentials.secretId));
  assert.ok(!contains(credentials.secretKey));
  assert.ok(!contains(credentials.secretKey.slice(0, 8)));
});

test('the compiled module, which Cloudflare Workers import', async () => {
  const module = await WebAssembly.compile(bytes);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const signer = await load(module);
  signer.configure(credentials);
  verify(signer.sign(object));
});

test('ten thousand URLs and errors, without growth of the memory', async (context) => {
  const signer = await configured();
  const sign = (number) => signer.sign({ ...object, key: `photos/${number}.jpg` });
  const invalid = () => assert.throws(() => signer.sign({ ...object, key: '' }));
  const times = (count, call) => { for (let number = 0; number < count; number++) call(number); };
  times(100, sign);
  times(100, invalid);
  const size = memory.buffer.byteLength;
  times(10_000, sign);
  times(10_000, invalid);
  // Measures processor time, because other programs may run. The compiler of Node has optimized the code by now.
  const start = process.cpuUsage();
  times(10_000, sign);
  const { user, system } = process.cpuUsage(start);
  context.diagnostic(`${Math.round(10_000 / ((user + system) / 1e6))} URLs a second`);
  assert.equal(memory.buffer.byteLength, size);
});

test('the size in README.md', async () => {
  const text = await readFile(new URL('README.md', import.meta.url), 'utf8');
  const [, ...stated] = text.match(/(\d+) KB, and (\d+) KB compressed with gzip/);
  for (const [index, size] of [bytes.length, gzipSync(bytes, { level: 9 }).length].entries()) {
    const difference = Math.abs(size / 1000 / stated[index] - 1);
    assert.ok(difference < 0.05, `the module has ${Math.round(size / 1000)} KB, and README.md states ${stated[index]}`);
  }
});
