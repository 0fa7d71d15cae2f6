package journal

import (
	"crypto/hkdf"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"hash"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/chacha20poly1305"
)

const (
	frameMagic  = "FDJF"
	headSize    = 4 + 4 + 8 + 16
	macSize     = 16
	prefixSize  = headSize + macSize + chacha20poly1305.NonceSizeX
	aadSize     = 16 + 8 + headSize
	maxSealed   = MaxPayload + chacha20poly1305.Overhead
	markerWidth = len(frameMagic)
)

// macs makes keyed BLAKE2b-128 sums. Not for use from two goroutines at once.
type macs struct{ h hash.Hash }

func newMACs(key []byte) (macs, error) {
	sub, err := hkdf.Key(sha256.New, key, nil, "foraeldredialog/journal-mac/v1", 32)
	if err != nil {
		return macs{}, err
	}
	h, err := blake2b.New(macSize, sub)
	return macs{h: h}, err
}

func (m macs) sum(data []byte) (mac [macSize]byte) {
	m.h.Reset()
	m.h.Write(data) // hash.Hash documents that Write never fails
	m.h.Sum(mac[:0])
	return mac
}

func (m macs) ok(data, mac []byte) bool {
	want := m.sum(data)
	return subtle.ConstantTimeCompare(want[:], mac) == 1
}

type frameHead struct {
	length int // of the ciphertext with its tag
	number uint64
	prev   Tag
}

func frameSize(payload int) int64 {
	return int64(prefixSize + payload + chacha20poly1305.Overhead)
}

// size is the whole frame's length on disk.
func (h frameHead) size() int64 { return int64(prefixSize + h.length) }

// encode lays out id ‖ segment ‖ head; what stands on the disk is its end.
func (h frameHead) encode(aad *[aadSize]byte, id ID, segment uint64) {
	copy(aad[:16], id[:])
	binary.BigEndian.PutUint64(aad[16:], segment)
	head := aad[24:]
	copy(head, frameMagic)
	binary.BigEndian.PutUint32(head[4:], uint32(h.length))
	binary.BigEndian.PutUint64(head[8:], h.number)
	copy(head[16:], h.prev[:])
}

// decodeHead believes the bytes only when their mac is ours.
func (m macs) decodeHead(p []byte, id ID, segment uint64) (h frameHead, aad [aadSize]byte, ok bool) {
	if len(p) < prefixSize || string(p[:markerWidth]) != frameMagic {
		return h, aad, false
	}
	copy(aad[:16], id[:])
	binary.BigEndian.PutUint64(aad[16:], segment)
	copy(aad[24:], p[:headSize])
	if !m.ok(aad[:], p[headSize:headSize+macSize]) {
		return h, aad, false
	}
	length := binary.BigEndian.Uint32(p[4:])
	if length < chacha20poly1305.Overhead || length > maxSealed {
		return h, aad, false
	}
	h = frameHead{length: int(length), number: binary.BigEndian.Uint64(p[8:])}
	copy(h.prev[:], p[16:])
	return h, aad, true
}
