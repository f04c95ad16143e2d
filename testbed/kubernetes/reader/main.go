// Reads manifests as kubectl does, for the differential test of our reader: reads
// texts, each as a line of base64, and answers each with a line of JSON.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// The result of kubectl for a text: the objects before the first error, and the error.
type answer struct {
	Objects []map[string]any `json:"objects"`
	Error   string           `json:"error,omitempty"`
}

func main() {
	texts := bufio.NewScanner(os.Stdin)
	texts.Buffer(nil, 1<<26)
	answers := json.NewEncoder(os.Stdout)
	for texts.Scan() {
		text, err := base64.StdEncoding.DecodeString(texts.Text())
		if err != nil {
			log.Fatal(err)
		}
		if err := answers.Encode(read(text)); err != nil {
			log.Fatal(err)
		}
	}
	if err := texts.Err(); err != nil {
		log.Fatal(err)
	}
}

// Equivalent to the StreamVisitor of k8s.io/cli-runtime/pkg/resource.
func read(text []byte) (result answer) {
	result.Objects = []map[string]any{}
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		document := runtime.RawExtension{}
		if err := decoder.Decode(&document); err != nil {
			if !errors.Is(err, io.EOF) {
				result.Error = err.Error()
			}
			return result
		}
		raw := bytes.TrimSpace(document.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		object, _, err := unstructured.UnstructuredJSONScheme.Decode(raw, nil, nil)
		if err != nil {
			result.Error = err.Error()
			return result
		}
		result.add(object)
	}
}

// Lists are expanded.
func (a *answer) add(object runtime.Object) {
	switch object := object.(type) {
	case *unstructured.UnstructuredList:
		for index := range object.Items {
			a.add(&object.Items[index])
		}
	case *unstructured.Unstructured:
		if list, err := object.ToList(); object.IsList() && err == nil {
			a.add(list)
		} else {
			a.Objects = append(a.Objects, object.Object)
		}
	}
}
