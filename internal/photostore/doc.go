// Package photostore keeps the originals and the renditions of photos on disk, addressed by content.
//
//	originals/ab/cd/abcd…        private: file mode 0600 in folders of mode 0700
//	renditions/{id}/480.jpg      what may be served once an article that shows it is live
//	incoming/                    files being written
//
// A file appears under its name only when it is whole and on the disk: it is written to incoming, synced, then renamed.
// Putting what is already there changes nothing, so that every write can be tried again.
//
// Names are checked before a path is made of them: a store never reads or writes outside its folder.
package photostore
