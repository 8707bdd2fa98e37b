// Package demo holds the content that `dateline demo` shows: three years of
// reports from The Halden Record, a newspaper that does not exist, in Velmora,
// a country that does not exist.
//
// Everything in it is invented, so that no screenshot can be taken for news.
// It is written to be read all the same, because an archive full of lorem ipsum
// hides the faults that an editor would see. Between them the reports use every
// part of the record: translations both ways, corrections and plain updates,
// a withdrawal, a renamed address, a draft, a report in review, confidential
// sources, and readers' replies in every state.
//
// The reports stand in the reports folder as text; [Reports] parses them. The
// rest is small enough to be Go. Pictures are drawn by package drawing.
package demo
