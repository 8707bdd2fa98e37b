// Package importer reads articles that were written elsewhere, one format per
// file. Nothing it finds is published by it: every result is a proposal that an
// editor reads, and what was left out of it is listed beside it.
package importer
