package check

import (
	"bytes"
	"encoding/xml"
	"strings"
)

var (
	ruleNoMetadata  = rule{"no-metadata", "ISO 14289-1 7.1"}
	ruleBadMetadata = rule{"metadata-unreadable", "ISO 14289-1 7.1"}
	ruleNoTitle     = rule{"no-title", "ISO 14289-1 7.1"}
	ruleNoUA        = rule{"no-pdfua-id", "ISO 14289-1 5"}
	ruleNoArchive   = rule{"no-pdfa-id", "ISO 19005-2 6.6.4"}
	ruleNoIntent    = rule{"no-output-intent", "ISO 19005-2 6.2.3"}
	ruleNoFileID    = rule{"no-file-id", "ISO 19005-2 6.1.3"}
)

// The XML namespaces of the properties that count.
const (
	spaceDC  = "http://purl.org/dc/elements/1.1/"
	spaceRDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	spaceUA  = "http://www.aiim.org/pdfua/ns/id/"
	spaceA   = "http://www.aiim.org/pdfa/ns/id/"
)

// properties are the values of an XMP packet, by namespace and name.
type properties map[xml.Name]string

// readProperties takes XMP in both its writings: a property is an attribute of
// rdf:Description or an element in it, and may hold alternatives.
func readProperties(packet []byte) (properties, error) {
	found := properties{}
	var path []xml.Name
	dec := xml.NewDecoder(bytes.NewReader(packet))
	for {
		t, err := dec.Token()
		if t == nil {
			if len(path) > 0 || len(found) == 0 && err == nil {
				return nil, err
			}
			return found, nil
		}
		switch t := t.(type) {
		case xml.StartElement:
			path = append(path, t.Name)
			if t.Name != (xml.Name{Space: spaceRDF, Local: "Description"}) {
				continue
			}
			for _, a := range t.Attr {
				found[a.Name] = a.Value
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" {
				found.set(path, s)
			}
		}
	}
}

// set stores text under the property nearest to it, its first value only.
func (p properties) set(path []xml.Name, s string) {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i].Space == spaceRDF {
			continue
		}
		if p[path[i]] == "" {
			p[path[i]] = s
		}
		return
	}
}

func (d *document) checkMetadata() {
	packet, ok := d.stream(d.catalog["Metadata"])
	if !ok {
		d.add(ruleNoMetadata, 0, "Filen mangler oplysninger om sig selv (XMP).")
		return
	}
	p, err := readProperties(packet)
	if err != nil || p == nil {
		d.add(ruleBadMetadata, 0, "Filens oplysninger om sig selv (XMP) kan ikke læses.")
		return
	}
	if p[xml.Name{Space: spaceDC, Local: "title"}] == "" {
		d.add(ruleNoTitle, 0, "Dokumentet har ingen titel.")
	}
	if p[xml.Name{Space: spaceUA, Local: "part"}] != "1" {
		d.add(ruleNoUA, 0, "Filen siger ikke, at den følger PDF/UA-1.")
	}
	part := p[xml.Name{Space: spaceA, Local: "part"}]
	if part != "2" && part != "3" || p[xml.Name{Space: spaceA, Local: "conformance"}] != "A" {
		d.add(ruleNoArchive, 0, "Filen siger ikke, at den følger PDF/A-2a eller PDF/A-3a.")
	}
}

// checkArchive looks at what PDF/A asks of the file as a whole.
func (d *document) checkArchive() {
	intent := false
	for _, o := range d.members(d.catalog["OutputIntents"]) {
		dict := d.dict(o)
		profile, ok := d.stream(dict["DestOutputProfile"])
		intent = intent || ok && len(profile) > 0 && d.name(dict["S"]) == "GTS_PDFA1"
	}
	if !intent {
		d.add(ruleNoIntent, 0, "Filen siger ikke, hvordan dens farver skal forstås (OutputIntent).")
	}
	if len(d.ctx.ID) != 2 {
		d.add(ruleNoFileID, 0, "Filen har intet ID.")
	}
}
