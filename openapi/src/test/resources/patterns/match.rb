require 'json'
cases = JSON.parse($stdin.read.force_encoding('UTF-8'))
puts JSON.generate(cases['patterns'].map { |p| cases['texts'].map { |t| Regexp.new(p).match?(t) } })
