// Reads a ledger with Go's own transparency-log packages, which share no code with the server.
//
//	ledgerclient URL KEY < proofs
//
// It checks the signature of the checkpoint, every leaf through the tiles up to the signed root, and the proofs the
// server has made, one a line: "inclusion INDEX SIZE ROOT HASH..." and "consistency FROM TO ROOT ROOT HASH...".
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	base, key := os.Args[1], os.Args[2]
	size, root := checkpoint(base, key)
	leaves := entries(base, size)
	tree(base, size, root, leaves)
	fmt.Printf("checkpoint %d\n", size)
	fmt.Printf("proofs %d\n", proofs(leaves))
}

func checkpoint(base, key string) (int64, tlog.Hash) {
	verifier, err := note.NewVerifier(key)
	must(err)
	opened, err := note.Open(get(base+"/checkpoint"), note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		fail("the origin is %q and the key's name %q", lines[0], verifier.Name())
	}
	return number(lines[1]), hash(lines[2])
}

func entries(base string, size int64) []tlog.Hash {
	var leaves []tlog.Hash
	for n := int64(0); int64(len(leaves)) < size; n++ {
		tile := tlog.Tile{H: 8, L: 0, N: n, W: width(size, n)}
		bundle := get(base + "/tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/0/"))
		count := 0
		for len(bundle) > 0 {
			length := int(bundle[0])<<8 | int(bundle[1])
			leaves = append(leaves, tlog.RecordHash(bundle[2:2+length]))
			bundle = bundle[2+length:]
			count++
		}
		if count != tile.W {
			fail("bundle %d holds %d entries, not %d", n, count, tile.W)
		}
	}
	return leaves
}

// tree has Go read the tiles, which it checks against the root before it uses them, and prove every leaf itself.
func tree(base string, size int64, root tlog.Hash, leaves []tlog.Hash) {
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles(base))
	step := size/200 + 1
	for i := int64(0); i < size; i += step {
		proof, err := tlog.ProveRecord(size, i, reader)
		must(err)
		must(tlog.CheckRecord(proof, size, root, i, leaves[i]))
		older, err := tlog.TreeHash(i+1, reader)
		must(err)
		steps, err := tlog.ProveTree(size, i+1, reader)
		must(err)
		must(tlog.CheckTree(steps, size, root, i+1, older))
	}
	stored := make(map[int64]tlog.Hash)
	for i, leaf := range leaves {
		hashes, err := tlog.StoredHashesForRecordHash(int64(i), leaf, kept(stored))
		must(err)
		for j, h := range hashes {
			stored[tlog.StoredHashIndex(0, int64(i))+int64(j)] = h
		}
	}
	whole, err := tlog.TreeHash(size, kept(stored))
	must(err)
	if whole != root {
		fail("the entries have the root %v, and %v is signed", whole, root)
	}
}

func proofs(leaves []tlog.Hash) int {
	count := 0
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); count++ {
		words := strings.Fields(lines.Text())
		switch words[0] {
		case "inclusion":
			index := number(words[1])
			must(tlog.CheckRecord(hashes(words[4:]), number(words[2]), hash(words[3]), index, leaves[index]))
		case "consistency":
			must(tlog.CheckTree(hashes(words[5:]), number(words[2]), hash(words[4]), number(words[1]), hash(words[3])))
		}
	}
	return count
}

type tiles string

func (base tiles) Height() int { return 8 }

func (base tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		data = append(data, get(string(base)+"/tile/"+strings.TrimPrefix(tile.Path(), "tile/8/")))
	}
	return data, nil
}

func (base tiles) SaveTiles([]tlog.Tile, [][]byte) {}

type kept map[int64]tlog.Hash

func (stored kept) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, i := range indexes {
		found = append(found, stored[i])
	}
	return found, nil
}

var cache = make(map[string][]byte)

func get(url string) []byte {
	if kept, ok := cache[url]; ok {
		return kept
	}
	answer, err := http.Get(url)
	must(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(err)
	if answer.StatusCode != 200 {
		fail("%s answered %d", url, answer.StatusCode)
	}
	cache[url] = body
	return body
}

func width(size, n int64) int {
	if rest := size - n*256; rest < 256 {
		return int(rest)
	}
	return 256
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	must(err)
	return n
}

func hash(text string) tlog.Hash {
	var h tlog.Hash
	bytes, err := base64.StdEncoding.DecodeString(text)
	must(err)
	copy(h[:], bytes)
	return h
}

func hashes(words []string) []tlog.Hash {
	var found []tlog.Hash
	for _, word := range words {
		found = append(found, hash(word))
	}
	return found
}

func must(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, values ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
	os.Exit(1)
}
