// Reads documents as kubectl does, for the differential test of our reader.
package main

import (
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/util/yaml"
	sigs "sigs.k8s.io/yaml"
)

func main() {
	decoder := yaml.NewYAMLOrJSONDecoder(os.Stdin, 4096)
	var value any
	err := decoder.Decode(&value)
	text, _ := sigs.Marshal(value)
	fmt.Println(string(text), err)
}
