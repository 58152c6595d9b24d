#include "LRSuggestUnicode.h"

#if defined(__ELF__)

/* What the standard library takes for "this scalar has none", see Unicode.Scalar.Properties. */
enum { NO_AGE = 65535, NO_NUMERIC_TYPE = 255, UNASSIGNED_CATEGORY = 29, UNKNOWN_SCRIPT = 168 };

uint16_t _swift_stdlib_getAge(uint32_t scalar) {
  (void)scalar;
  return NO_AGE;
}

uint64_t _swift_stdlib_getBinaryProperties(uint32_t scalar) {
  (void)scalar;
  return 0;
}

void _swift_stdlib_getCaseMapping(uint32_t scalar, uint32_t *folded) {
  folded[0] = scalar;
}

uint8_t _swift_stdlib_getGeneralCategory(uint32_t scalar) {
  (void)scalar;
  return UNASSIGNED_CATEGORY;
}

int32_t _swift_stdlib_getMapping(uint32_t scalar, uint8_t mapping) {
  (void)scalar, (void)mapping;
  return 0;
}

const char *_swift_stdlib_getNameAlias(uint32_t scalar) {
  (void)scalar;
  return NULL;
}

uint8_t _swift_stdlib_getNumericType(uint32_t scalar) {
  (void)scalar;
  return NO_NUMERIC_TYPE;
}

double _swift_stdlib_getNumericValue(uint32_t scalar) {
  (void)scalar;
  return 0;
}

ptrdiff_t _swift_stdlib_getScalarName(uint32_t scalar, uint8_t *name, ptrdiff_t capacity) {
  (void)scalar, (void)name, (void)capacity;
  return 0;
}

uint8_t _swift_stdlib_getScript(uint32_t scalar) {
  (void)scalar;
  return UNKNOWN_SCRIPT;
}

const uint8_t *_swift_stdlib_getScriptExtensions(uint32_t scalar, uint8_t *count) {
  (void)scalar, (void)count;
  return NULL;
}

const uint8_t *_swift_stdlib_getSpecialMapping(uint32_t scalar, uint8_t mapping,
                                               ptrdiff_t *length) {
  (void)scalar, (void)mapping, (void)length;
  return NULL;
}

#endif
