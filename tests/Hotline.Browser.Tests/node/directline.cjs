/*
 * Walks a conversation with botframework-directlinejs as it comes from npm.
 * stdin: {"domain", "token", "webSocket"}; stdout: one JSON line for each thing seen; exit code 0 when the walk ended.
 */
global.XMLHttpRequest = require('xhr2');
global.WebSocket = require('ws');
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const options = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const line = new DirectLine({ ...options, pollingInterval: 200, conversationStartProperties: { locale: 'en' } });
const waiting = [];
const seen = [];

/** The next activity that fits, of those seen and those to come. */
function next(fits) {
  const at = seen.findIndex(fits);
  return at >= 0 ? Promise.resolve(seen.splice(at, 1)[0]) : new Promise((resolve) => waiting.push({ fits, resolve }));
}

function post(activity) {
  return new Promise((resolve, reject) => line.postActivity({ from: { id: 'someone-else', role: 'bot' }, ...activity }).subscribe(resolve, reject));
}

line.connectionStatus$.subscribe((status) => tell({ status: ConnectionStatus[status] }));
line.activity$.subscribe((activity) => {
  tell({ activity });
  const at = waiting.findIndex(({ fits }) => fits(activity));
  at >= 0 ? waiting.splice(at, 1)[0].resolve(activity) : seen.push(activity);
});

const own = (clientActivityID) => (activity) => activity.channelData?.clientActivityID === clientActivityID;
const answers = (activity) => activity.from.role === 'bot';

async function walk() {
  const greeting = await next(answers);
  const [button] = greeting.suggestedActions.actions;
  tell({ pressed: await post({ type: 'message', text: button.value, channelData: { postBack: true, clientActivityID: 'press' } }), label: button.title });
  tell({ echo: await next(own('press')) });
  tell({ answer: await next(answers) });

  const id = await post({ type: 'message', text: 'I need advice', channelData: { clientActivityID: 'words' } });
  tell({ posted: id, again: await post({ type: 'message', text: 'I need advice', channelData: { clientActivityID: 'words' } }) });
  tell({ echo: await next(own('words')) });
  tell({ answer: await next(answers) });
  tell({ typing: await post({ type: 'typing' }) });
  tell({ done: true });
}

walk().then(() => process.exit(0), (error) => {
  tell({ error: error.status ?? String(error) });
  process.exit(1);
});
setTimeout(() => process.exit(3), 30000);
