package main

import (
	"encoding/json"
	"os"
	"regexp"
)

func main() {
	var cases struct{ Patterns, Texts []string }
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		panic(err)
	}
	results := make([][]bool, len(cases.Patterns))
	for i, pattern := range cases.Patterns {
		compiled := regexp.MustCompile(pattern)
		for _, text := range cases.Texts {
			results[i] = append(results[i], compiled.MatchString(text))
		}
	}
	json.NewEncoder(os.Stdout).Encode(results)
}
