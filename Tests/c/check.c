#include "check.h"

#include <stdio.h>

static unsigned long passed, failed;

void check_that(int holds, const char *file, int line, const char *what) {
  if (holds) {
    passed += 1;
    return;
  }
  failed += 1;
  printf("%s:%d: failed: %s\n", file, line, what);
}

void check_status(lrs_status expected, lrs_status got, const char *file, int line,
                  const char *what) {
  check_that(got == expected, file, line, what);
  if (got != expected)
    printf("  expected %s, got %s\n", lrs_status_name(expected), lrs_status_name(got));
}

void check_error(const lrs_error *error, lrs_status expected, const char *file, int line,
                 const char *what) {
  const char *end = memchr(error->message, '\0', sizeof error->message);
  check_status(expected, error->status, file, line, what);
  check_that(end != NULL && end != error->message, file, line, what);
}

int check_summary(void) {
  printf("%lu passed, %lu failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
