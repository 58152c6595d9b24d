// The shared library is the C interface and nothing else; this target only carries linker flags.
@_exported import LRSuggestABI
