// Package darkroom turns an uploaded picture into what may be served: it decodes the original, turns it upright,
// resizes it and encodes it anew, so that nothing but pixels leaves the house. What the file says about itself
// (caption, credit, date) is read apart from that and offered to an editor as defaults.
//
// # What is never served
//
// Renditions are written from pixels alone: no EXIF, GPS position, serial number, XMP, IPTC, colour profile, thumbnail
// or comment of the original can reach them. GPS, serial numbers and maker notes are not read in the first place.
//
// # Hostile files
//
// The kind of a file is told by its bytes. Size, pixels, scans and the memory that decoding would take are checked from
// the header, before any pixel is allocated. A decoder that panics costs that upload and nothing else.
//
// # Memory
//
// One job holds the original's bytes (at most [MaxBytes]) and at most 1 GiB of pixels. Per pixel of the original that
// is 1.5 to 3 bytes for an ordinary JPEG, 7 for an 8-bit PNG, 11 for a 16-bit PNG, 13 for WebP and 19 for a progressive
// JPEG without chroma subsampling; a picture that would take more in all is refused. [New] bounds the jobs at once. This is memory in use: the garbage
// collector may let the process grow to twice as much unless GOMEMLIMIT holds it back.
package darkroom
