// Package drawing draws the illustrations of the demonstration archive.
//
// The demo needs photographs, and photographs need a photographer, a licence
// and real people in the frame. These pictures need none: each is drawn from
// a seed, in the manner of a coloured linocut, with a few inks on warm paper.
// The same name always yields the same pixels on the same machine.
//
// A scene is a function that lays shapes on a canvas from back to front: sky,
// distant land, things, weather. The print pass then adds paper and grain.
package drawing
