// Reads questions and writes answers, as lines of JSON.

const readline = require('node:readline');

/** Answers each question with what `answer` returns for it. */
async function serveJson(answer) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let reply;
    try {
      reply = await answer(JSON.parse(line));
    } catch (error) {
      reply = { error: String(error.cause ?? error) };
    }
    process.stdout.write(JSON.stringify(reply) + '\n');
  }
}

/** Answers each request with what `send` returns for it: a status and, unless it is not known, the bytes of the body. */
function serve(send) {
  return serveJson(async (request) => {
    const { status, body } = await send(request);
    return { status, body: body === null ? null : Buffer.from(body).toString('hex') };
  });
}

module.exports = { serve, serveJson };
