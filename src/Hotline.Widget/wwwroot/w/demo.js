// Shows the article in the language of the address (#kk, #ru, #en), without adding to the browser's history.
const show = (language) => {
  document.documentElement.lang = language;
  for (const article of document.querySelectorAll('article')) {
    article.hidden = article.lang !== language;
  }
  for (const link of document.querySelectorAll('nav a')) {
    link.setAttribute('aria-current', String(link.lang === language));
  }
};

for (const link of document.querySelectorAll('nav a')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    show(link.lang);
  });
}

show(['kk', 'ru', 'en'].find((language) => location.hash === `#${language}`) ?? 'ru');
