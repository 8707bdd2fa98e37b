// One of every kind of page, found by following links as a reader would, so that no address is written here twice.

const articleAddress = /^\/(?:[a-z]{2,3}\/)?\d{4}\/\d{2}\/\d{2}\/[^/]+$/;

/** The kinds of page that the example archive's articles link to, by how their addresses begin. */
const linked = { byline: '/bylines/', source: '/sources/', section: '/sections/', topic: '/topics/', place: '/places/' };

/** Returns the paths that the page at an address links to on its own site. */
async function links(page, root, address) {
  await page.goto(new URL(address, root).href);
  return page.locator('a[href]').evaluateAll((all) => all.filter((a) => a.origin === location.origin).map((a) => a.pathname));
}

/** Finds an article of an edition that takes replies; prefix is '' or '/ko'. */
export async function articleOf(page, root, prefix) {
  const list = await links(page, root, `${prefix}/`);
  for (const address of list.filter((p) => articleAddress.test(p))) {
    await page.goto(new URL(address, root).href);
    if (await page.locator('.replies .reply-form').count()) return address;
  }
  throw new Error(`the example archive has no article below ${prefix}/ that takes replies`);
}

/**
 * Finds the public pages, in each edition.
 * @returns {Promise<{name: string, address: string, status: number}[]>} paths from the root of the site; status is what
 *   each must answer.
 */
export async function publicPages(page, root) {
  return [
    ...(await pagesOf(page, root, '')),
    ...(await pagesOf(page, root, '/ko')).map((kind) => ({ ...kind, name: `${kind.name} in Korean` })),
  ];
}

async function pagesOf(page, root, prefix) {
  const only = (found, what) => {
    if (!found) throw new Error(`the example archive shows no ${what} below ${prefix}/`);
    return found;
  };
  const articles = [...new Set((await links(page, root, `${prefix}/`)).filter((p) => articleAddress.test(p)))];
  const article = only(articles[0], 'article on its front page');
  const corrected = only((await links(page, root, `${prefix}/corrections`)).find((p) => articleAddress.test(p)), 'corrected article');
  const [year, month, day] = article.split('/').slice(-4);

  const pages = {
    'front page': `${prefix}/`,
    article,
    'corrected article': corrected,
    revisions: `${corrected}/revisions`,
    'first revision': `${corrected}/revisions/1`,
    'what a revision changed': `${corrected}/revisions/2/diff`,
    'archive of all years': `${prefix}/archive`,
    'archive of a year': `${prefix}/${year}`,
    'archive of a month': `${prefix}/${year}/${month}`,
    'archive of a day': `${prefix}/${year}/${month}/${day}`,
    'day without reports': `${prefix}/1999/01/01`,
    corrections: `${prefix}/corrections`,
    'reply sent': `${article}/replies`,
    'error reported': `${article}/errors`,
    'page about the site': `${prefix}/about`,
  };
  for (const address of articles) {
    const from = await links(page, root, address);
    for (const [name, start] of Object.entries(linked)) pages[name] ??= from.find((p) => p.startsWith(prefix + start));
    if (Object.keys(linked).every((name) => pages[name])) break;
  }
  const list = Object.entries(pages).map(([name, address]) => ({ name, address: only(address, name), status: 200 }));
  list.push({ name: 'missing page', address: `${prefix}/no/such/page`, status: 404 });
  return list;
}

/** The desk's pages, given the address of an article's form. */
export function deskPages(form) {
  const article = new URL(form).pathname;
  return [
    ['desk', '/desk'],
    ['articles', '/desk/articles'],
    ['articles in review', '/desk/articles?show=review'],
    ['articles, filtered', '/desk/articles?state=live'],
    ['palette as a page', '/desk/go?q=e'],
    ['palette, none found', '/desk/go?q=nothing+has+this+name'],
    ['articles, none found', '/desk/articles?q=nothing+has+this+name'],
    ['new article', '/desk/articles/new'],
    ['article form', article],
    ['preview', `${article}/preview`],
    ['confirmation of publishing', `${article}/publish`],
    ['revisions', `${article}/revisions`],
    ['comparison', `${article}/compare`],
    ['restoring a revision', `${article}/restore?revision=1`],
    ['taking a name out', `${article}/remove-name`],
    ['preview links', `${article}/preview-links`],
    ['calendar', '/desk/calendar'],
    ['confirmation of withdrawing', `${article}/withdraw`],
    ['new address', `${article}/rename`],
    ['paste', '/desk/paste'],
    ['photo library', '/desk/photos'],
    ['photos, none found', '/desk/photos?q=nothing+has+this+name'],
    ['replies', '/desk/replies'],
    ['replies let through', '/desk/replies?state=approved'],
    ['all replies', '/desk/replies?state=all'],
    ['replies, none found', '/desk/replies?q=nothing+says+this'],
    ['erasing replies', '/desk/replies/erase'],
    ['errors', '/desk/errors'],
    ['site', '/desk/site'],
    ['page about the site at the desk', '/desk/site/pages/about/en'],
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
