/*
 * The lookups of Swift's standard library in its tables of Unicode properties, answered with
 * "none". The tables (names, categories, ages, cases of characters: 0.7 MB) are for
 * Unicode.Scalar.Properties, which this library never asks, and a linker cannot know that.
 * Signatures as in stdlib/public/SwiftShims/swift/shims/UnicodeData.h of Swift.
 */
#ifndef LRSUGGEST_UNICODE_H
#define LRSUGGEST_UNICODE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Weak: should another Swift keep more beside them, its own definitions win and the library is
 * merely larger. Hidden: they are of this library alone.
 */
#if defined(__ELF__)
#define LRSUGGEST_UNICODE __attribute__((weak, visibility("hidden")))

LRSUGGEST_UNICODE uint16_t _swift_stdlib_getAge(uint32_t scalar);
LRSUGGEST_UNICODE uint64_t _swift_stdlib_getBinaryProperties(uint32_t scalar);
LRSUGGEST_UNICODE void _swift_stdlib_getCaseMapping(uint32_t scalar, uint32_t *folded);
LRSUGGEST_UNICODE uint8_t _swift_stdlib_getGeneralCategory(uint32_t scalar);
LRSUGGEST_UNICODE int32_t _swift_stdlib_getMapping(uint32_t scalar, uint8_t mapping);
LRSUGGEST_UNICODE const char *_swift_stdlib_getNameAlias(uint32_t scalar);
LRSUGGEST_UNICODE uint8_t _swift_stdlib_getNumericType(uint32_t scalar);
LRSUGGEST_UNICODE double _swift_stdlib_getNumericValue(uint32_t scalar);
LRSUGGEST_UNICODE ptrdiff_t _swift_stdlib_getScalarName(uint32_t scalar, uint8_t *name,
                                                        ptrdiff_t capacity);
LRSUGGEST_UNICODE uint8_t _swift_stdlib_getScript(uint32_t scalar);
LRSUGGEST_UNICODE const uint8_t *_swift_stdlib_getScriptExtensions(uint32_t scalar,
                                                                   uint8_t *count);
LRSUGGEST_UNICODE const uint8_t *_swift_stdlib_getSpecialMapping(uint32_t scalar,
                                                                 uint8_t mapping,
                                                                 ptrdiff_t *length);
#endif

#endif /* LRSUGGEST_UNICODE_H */
