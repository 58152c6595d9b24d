/* What Swift's library expects of its platform and this one does not have. */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Behind Double(_: String). */
const char *_swift_stdlib_strtod_clocale(const char *text, double *value) {
  char *end;
  if (isspace((unsigned char)*text)) return NULL;
  *value = strtod(text, &end);
  return end;
}

/* Seeds of hash tables. Constants, so that the same file gives the same answer; who drops a file
 * made to collide slows down nobody but himself. */
void arc4random_buf(void *buffer, size_t count) {
  for (size_t i = 0; i < count; i++) ((uint8_t *)buffer)[i] = (uint8_t)(i * 167 + 13);
}

/* strtod() reads through a FILE that has no more behind its buffer: without this the linker would
 * bring everything that reads files, and ask the page for it. */
int __uflow(FILE *file) {
  (void)file;
  return EOF;
}
