// Package architecture holds the tests that keep the house in order: which package may import which, which
// library is named where, and what every file must carry. It has no code of its own.
//
// The tests read the source itself rather than ask the go command, so that files for another system are held
// to the same rules. A new package fails them until rules_test.go says where it stands.
package architecture
