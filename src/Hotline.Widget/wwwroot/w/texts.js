/**
 * The words of the page itself. What the hotline says comes from the server.
 * Plain and polite, no gendered past tense, nothing that names the topic.
 *
 * @typedef {'kk' | 'ru' | 'en'} Language
 */

/** Each language under its own name: also the word that asks the hotline to change language. */
export const languages = /** @type {const} */ ({ kk: 'Қазақша', ru: 'Русский', en: 'English' });

const kk = {
  title: 'Анықтама',
  leave: 'Беттен шығу',
  leaveKeys: 'Shift пернесін үш рет бассаңыз да болады.',
  leaveOnce: 'Беттен шығу үшін Shift пернесін тағы екі рет басыңыз.',
  leaveTwice: 'Беттен шығу үшін Shift пернесін тағы бір рет басыңыз.',
  history: 'Бұл бетке кіргеніңіз браузер тарихында қалады. «Беттен шығу» бәрін бірден жасырады, бірақ тарихты өшірмейді.',
  language: 'Тіл',
  conversation: 'Сөйлесу',
  choices: 'Жауап нұсқалары',
  you: 'Сіз:',
  answer: 'Жауап:',
  write: 'Хабарлама жазыңыз',
  send: 'Жіберу',
  sending: 'жіберіліп жатыр…',
  unsent: 'Жіберілмеді.',
  again: 'Қайта жіберу',
  writing: 'жазып жатыр…',
  connecting: 'Қосылып жатыр…',
  waiting: 'Байланыс үзілді. Қалпына келтіріп жатырмыз, жазғаныңыз жоғалмайды.',
  unreachable: 'Қазір байланыс жоқ, қайта қосылып көреміз. Қауіп төнсе, қоңырау шалыңыз:',
  restored: 'Байланыс қалпына келді.',
  renewed: 'Бұрынғы сөйлесу жабылды. Жаңасы басталды.',
  ended: 'Сөйлесу аяқталды.',
  begin: 'Қайта бастау',
};

/** @type {typeof kk} */
const ru = {
  title: 'Справка',
  leave: 'Уйти со страницы',
  leaveKeys: 'Или нажмите Shift три раза.',
  leaveOnce: 'Чтобы уйти со страницы, нажмите Shift ещё два раза.',
  leaveTwice: 'Чтобы уйти со страницы, нажмите Shift ещё раз.',
  history: 'Посещение останется в истории браузера. Кнопка «Уйти со страницы» сразу всё скроет, но историю не очистит.',
  language: 'Язык',
  conversation: 'Разговор',
  choices: 'Варианты ответа',
  you: 'Вы:',
  answer: 'Ответ:',
  write: 'Напишите сообщение',
  send: 'Отправить',
  sending: 'отправляется…',
  unsent: 'Не отправлено.',
  again: 'Отправить ещё раз',
  writing: 'печатает…',
  connecting: 'Соединяемся…',
  waiting: 'Связь прервалась. Восстанавливаем её, написанное не потеряется.',
  unreachable: 'Сейчас связи нет, мы пробуем снова. Если есть опасность, звоните:',
  restored: 'Связь восстановлена.',
  renewed: 'Прежний разговор закрыт. Начат новый.',
  ended: 'Разговор завершён.',
  begin: 'Начать снова',
};

/** @type {typeof kk} */
const en = {
  title: 'Information',
  leave: 'Leave this page',
  leaveKeys: 'Or press Shift three times.',
  leaveOnce: 'To leave this page, press Shift two more times.',
  leaveTwice: 'To leave this page, press Shift once more.',
  history: 'This visit stays in the browser’s history. “Leave this page” hides everything at once, but does not clear the history.',
  language: 'Language',
  conversation: 'Conversation',
  choices: 'Answers to choose from',
  you: 'You:',
  answer: 'Answer:',
  write: 'Write a message',
  send: 'Send',
  sending: 'sending…',
  unsent: 'Not sent.',
  again: 'Send again',
  writing: 'writing…',
  connecting: 'Connecting…',
  waiting: 'The connection is lost. We are restoring it, nothing you wrote will be lost.',
  unreachable: 'There is no connection now, we keep trying. If there is danger, call:',
  restored: 'Connected again.',
  renewed: 'The earlier conversation has closed. A new one has begun.',
  ended: 'The conversation has ended.',
  begin: 'Start again',
};

export const texts = { kk, ru, en };

/**
 * The first of the wished languages that we speak. Without any, Russian: a visitor from a neighbouring
 * country reads it more often than Kazakh or English.
 *
 * @param {readonly string[]} wished
 * @returns {Language}
 */
export function pick(wished) {
  const codes = wished.map((tag) => tag.slice(0, 2).toLowerCase());
  return /** @type {Language} */ (codes.find((code) => code in texts) ?? 'ru');
}
