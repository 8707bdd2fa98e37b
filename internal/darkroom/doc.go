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
// One job holds the original's bytes (at most [MaxBytes]); all jobs together hold at most 1 GiB of pixels: each waits until
// there is room for what its header says it may take. Per pixel of the original an
// ordinary JPEG takes 1.5 to 3 bytes, an 8-bit PNG 7, a 16-bit PNG 11, WebP up to 13, and a progressive JPEG without
// chroma subsampling 15, or 22 where its colours must be converted. A picture that might take more than that 1 GiB is
// refused. [New] bounds the jobs at once. This is memory in use: the garbage collector may let the process grow to twice
// as much unless GOMEMLIMIT holds it back.
package darkroom
