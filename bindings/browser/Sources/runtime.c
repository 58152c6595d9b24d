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

/* strtod() reads through a FILE that has nothing behind its buffer, and a neighbour of it complains
 * on stderr. Without these the linker would bring all that reads and writes files, and the module
 * would ask the page for files. */
char __stderr_FILE[1];

int __uflow(FILE *file) {
  (void)file;
  return EOF;
}

int fputs(const char *restrict text, FILE *restrict file) {
  (void)text;
  (void)file;
  return EOF;
}
