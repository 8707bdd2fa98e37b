// Package site is the HTTP server: the public site that readers see and the desk where editors work.
//
// A request passes through few hands, in this order:
//
//	front        security headers, the host check, and the page cache: most requests end here
//	observe      metrics and the debug log, which never hold anything about the reader
//	protect      a panic becomes a page
//	canonical    one address for each page, the others redirect to it
//	same origin  no other site may post in an editor's name
//	limit        the size of what is sent, and the time it may take
//	router       the table of routes
//
// Handlers return what they have to say, or an error; [Server.fail] alone turns errors into pages. A public
// page is a pageFunc: it is handed a request stripped of everything that tells readers apart, and returns a
// whole [Response], so that what one reader sent can never reach another through the cache. Everything else,
// the desk first of all, is an actionFunc, whose answers nobody may store.
package site
