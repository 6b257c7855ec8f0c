// Uploads and downloads objects with the official Node SDK, which uses a stand-in as its proxy.

const assert = require('node:assert');
const COS = require('cos-nodejs-sdk-v5');

const [, , proxy, SecretId, SecretKey] = process.argv;
const cos = new COS({ SecretId, SecretKey, Protocol: 'http:', Proxy: `http://${proxy}`, ChunkSize: 1024 * 1024 });
const at = { Bucket: 'examplebucket-1250000000', Region: 'ap-guangzhou' };

async function main() {
  // Node exits when nothing is pending, even if a response never arrived. So the exit code is 0 only at the end.
  process.exitCode = 1;
  for (const Key of ['a b+c.txt', '头像/100% (1).txt', "~!*'()/é;😀"]) {
    await cos.putObject({ ...at, Key, Body: Key, ContentType: 'text/plain' });
    const { Body } = await cos.getObject({ ...at, Key, Query: { 'response-content-type': 'text/x; a=b' } });
    assert.equal(Body.toString(), Key);
    const { headers } = await cos.headObject({ ...at, Key });
    assert.equal(headers['content-type'], 'text/plain');
    await cos.deleteObject({ ...at, Key });
  }
  const parts = { ...at, Key: 'big/a b' };
  const { UploadId } = await cos.multipartInit({ ...parts, ContentType: 'text/plain' });
  const { ETag } = await cos.multipartUpload({ ...parts, UploadId, PartNumber: 1, Body: 'one part' });
  await cos.multipartListPart({ ...parts, UploadId });
  await cos.multipartComplete({ ...parts, UploadId, Parts: [{ PartNumber: 1, ETag }] });
  assert.equal((await cos.getObject(parts)).Body.toString(), 'one part');
  process.exitCode = 0;
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
