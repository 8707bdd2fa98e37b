// One of every kind of page, found by following links as a reader would, so that no address is written here twice.

const articleAddress = /^\/(?:[a-z]{2,3}\/)?\d{4}\/\d{2}\/\d{2}\/[^/]+$/;

/** The kinds of page that the example archive's articles link to, by how their addresses begin. */
const linked = { byline: '/bylines/', source: '/sources/', section: '/sections/', topic: '/topics/', place: '/places/' };

/**
 * Finds the public pages.
 * @returns {Promise<{name: string, address: string, status: number}[]>} paths from the root of the site; status is what
 *   each must answer.
 */
export async function publicPages(page, root) {
  const links = async (address) => {
    await page.goto(new URL(address, root).href);
    return page.locator('a[href]').evaluateAll((all) => all.filter((a) => a.origin === location.origin).map((a) => a.pathname));
  };
  const only = (found, what) => {
    if (!found) throw new Error(`the example archive shows no ${what}`);
    return found;
  };

  const articles = [...new Set((await links('/')).filter((p) => articleAddress.test(p)))];
  const article = only(articles[0], 'article on its front page');
  const korean = only((await links('/ko/')).find((p) => articleAddress.test(p)), 'article on /ko/');
  const corrected = only((await links('/corrections')).find((p) => articleAddress.test(p)), 'corrected article');
  const [year, month, day] = article.split('/').slice(-4);

  const pages = {
    'front page': '/',
    'front page in Korean': '/ko/',
    article,
    'article in Korean': korean,
    'corrected article': corrected,
    revisions: `${corrected}/revisions`,
    'first revision': `${corrected}/revisions/1`,
    'what a revision changed': `${corrected}/revisions/2/diff`,
    'archive of a year': `/${year}`,
    'archive of a month': `/${year}/${month}`,
    'archive of a day': `/${year}/${month}/${day}`,
    corrections: '/corrections',
  };
  pages['archive of all years'] = '/archive';
  for (const address of articles) {
    const from = await links(address);
    for (const [name, start] of Object.entries(linked)) pages[name] ??= from.find((p) => p.startsWith(start));
    if (Object.keys(linked).every((name) => pages[name])) break;
  }
  const list = Object.entries(pages).map(([name, address]) => ({ name, address: only(address, name), status: 200 }));
  list.push({ name: 'missing page', address: '/no/such/page', status: 404 });
  return list;
}

/** The desk's pages, given the address of an article's form. */
export function deskPages(form) {
  const article = new URL(form).pathname;
  return [
    ['desk', '/desk'],
    ['articles', '/desk/articles'],
    ['new article', '/desk/articles/new'],
    ['article form', article],
    ['preview', `${article}/preview`],
    ['confirmation of publishing', `${article}/publish`],
    ['confirmation of withdrawing', `${article}/withdraw`],
    ['new address', `${article}/rename`],
    ['paste', '/desk/paste'],
    ['photo library', '/desk/photos'],
    ['replies', '/desk/replies'],
    ['account', '/desk/account'],
    ['second factor', '/desk/account/second-factor'],
    ['people', '/desk/people'],
    ['invitation', '/desk/people/new'],
    ['one of the people', '/desk/people/1'],
    ['audit', '/desk/audit'],
    ['contributors', '/desk/contributors'],
    ['contributor at the desk', '/desk/contributors/1'],
    ['sources', '/desk/sources'],
  ].map(([name, address]) => ({ name, address, status: 200 }));
}
